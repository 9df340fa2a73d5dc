<?xml version="1.0" encoding="UTF-8"?>
<!--
  wenzebaogao.xsl：问责工作情况报告（问责工作程序暂行规定第八条第（一）项；规则
  E08.1，统计口径 E08.2、E08.3）。问责主体每半年一次的上行文：党委（党组）报上级
  党委（党组），纪委（纪检组）报上级纪委和同级党委，党的工作部门报同级党委和纪委。
  只报数，不写人名和案情；问题和打算由人写在数据里，没有就不印。数据见
  docs/kinds/bulletins.md，例子见 samples/papers/wenzebaogao.xml（纪委）、
  wenzebaogao-b.xml（党组，没有问责）、wenzebaogao-c.xml（党的工作部门，草稿）。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>

  <!-- 哪一类机关向谁报告。 -->
  <xsl:template name="报告规定">
    <xsl:choose>
      <xsl:when test="f:机关/@类型 = '纪委'">纪委（纪检组）每半年向上级纪委、同级党委（党组）报告问责工作情况</xsl:when>
      <xsl:when test="f:机关/@类型 = '党的工作部门'">党的工作部门每半年向同级党委、纪委报告问责工作情况</xsl:when>
      <xsl:otherwise>党委（党组）每半年向上级党委（党组）报告问责工作情况</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="基本情况">
    <xsl:variable name="案件" select="f:案件"/>
    <一级>基本情况</一级>
    <段>
      <xsl:choose>
        <xsl:when test="$案件/@启动 = 0 and $案件/@决定 = 0 and $案件/@上期 = 0">
          <xsl:value-of select="f:期间/@名称"/><xsl:text>没有启动问责，没有作出问责决定，没有在办的问责事项。</xsl:text>
        </xsl:when>
        <xsl:otherwise>
          <xsl:text>上期转入</xsl:text><xsl:value-of select="$案件/@上期"/>
          <xsl:text>件，本期启动问责</xsl:text><xsl:value-of select="$案件/@启动"/>
          <xsl:text>件，作出问责决定</xsl:text><xsl:value-of select="$案件/@决定"/>
          <xsl:text>件，不予问责</xsl:text><xsl:value-of select="$案件/@不予问责"/>
          <xsl:text>件，期末在办</xsl:text><xsl:value-of select="$案件/@在办"/>
          <xsl:text>件。</xsl:text>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:if test="f:来源">
        <xsl:text>本期启动的按来源分：</xsl:text>
        <xsl:for-each select="f:来源">
          <xsl:if test="position() &gt; 1">，</xsl:if>
          <xsl:value-of select="@类型"/><xsl:value-of select="@件数"/><xsl:text>件</xsl:text>
        </xsl:for-each>
        <xsl:text>。</xsl:text>
      </xsl:if>
    </段>
    <xsl:for-each select="f:比较">
      <段>
        <xsl:text>与</xsl:text><xsl:value-of select="@期间"/>
        <xsl:text>相比，启动问责</xsl:text><xsl:call-template name="增减"><xsl:with-param name="值" select="@启动"/><xsl:with-param name="单位" select="'件'"/></xsl:call-template>
        <xsl:text>，问责决定</xsl:text><xsl:call-template name="增减"><xsl:with-param name="值" select="@决定"/><xsl:with-param name="单位" select="'件'"/></xsl:call-template>
        <xsl:text>，被问责的党组织</xsl:text><xsl:call-template name="增减"><xsl:with-param name="值" select="@党组织"/><xsl:with-param name="单位" select="'个'"/></xsl:call-template>
        <xsl:text>，领导干部</xsl:text><xsl:call-template name="增减"><xsl:with-param name="值" select="@领导干部"/><xsl:with-param name="单位" select="'人'"/></xsl:call-template>
        <xsl:text>。</xsl:text>
      </段>
    </xsl:for-each>
  </xsl:template>

  <!-- 增加2件、减少1件、持平。 -->
  <xsl:template name="增减">
    <xsl:param name="值"/>
    <xsl:param name="单位"/>
    <xsl:value-of select="$值"/>
    <xsl:if test="$值 != '持平'"><xsl:value-of select="$单位"/></xsl:if>
  </xsl:template>

  <!-- 一类对象的各种方式：第一行带标目。 -->
  <xsl:template name="方式行">
    <xsl:param name="方式"/>
    <xsl:for-each select="$方式">
      <行>
        <xsl:if test="position() = 1">
          <格 标="是" 跨行="{last()}"><xsl:value-of select="@对象"/></格>
        </xsl:if>
        <格><xsl:value-of select="@种类"/></格>
        <格><xsl:value-of select="@数量"/></格>
      </行>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="问责情况">
    <xsl:if test="f:对象">
      <一级>问责对象、方式和情形</一级>
      <段>
        <xsl:text>被问责的</xsl:text>
        <xsl:for-each select="f:对象">
          <xsl:if test="position() &gt; 1">，</xsl:if>
          <xsl:choose>
            <xsl:when test="@类型 = '党组织'">党组织<xsl:value-of select="@数量"/>个</xsl:when>
            <xsl:otherwise><xsl:value-of select="@级别"/>领导干部<xsl:value-of select="@数量"/>人</xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
        <xsl:text>。问责方式</xsl:text><连>见表1</连><xsl:text>，问责情形</xsl:text><连>见表2</连><xsl:text>。同一对象受到几种方式问责的，分别统计；同一件涉及几种情形的，也分别统计。</xsl:text>
      </段>
      <表 名="表1　问责方式" 字号="五号">
        <列 宽="44"/><列 宽="72"/><列 宽="40"/>
        <表头><格>对象</格><格>问责方式</格><格>数量</格></表头>
        <xsl:call-template name="方式行"><xsl:with-param name="方式" select="f:方式[@对象 = '党组织']"/></xsl:call-template>
        <xsl:call-template name="方式行"><xsl:with-param name="方式" select="f:方式[@对象 = '领导干部']"/></xsl:call-template>
      </表>
      <表 名="表2　问责情形" 字号="五号">
        <列 宽="12"/><列 宽="72" 对齐="左"/><列 宽="52"/><列 宽="20"/>
        <表头><格>序号</格><格>情形</格><格>《中国共产党问责条例》条款</格><格>件数</格></表头>
        <xsl:for-each select="f:情形">
          <行>
            <格><xsl:value-of select="position()"/></格>
            <格><xsl:value-of select="@名称"/></格>
            <格><xsl:value-of select="@条例"/>年第<xsl:value-of select="@条"/>条第（<xsl:value-of select="@项"/>）项</格>
            <格><xsl:value-of select="@件数"/></格>
          </行>
        </xsl:for-each>
      </表>
    </xsl:if>
  </xsl:template>

  <xsl:template name="执行">
    <xsl:param name="几种"/>
    <xsl:if test="f:执行">
      <xsl:call-template name="分项">
        <xsl:with-param name="几种" select="$几种"/>
        <xsl:with-param name="标目">问责决定的执行（第六条）。</xsl:with-param>
        <xsl:with-param name="文字">
          <xsl:text>应执行的问责决定</xsl:text><xsl:value-of select="f:执行/@决定"/>
          <xsl:text>件，已送达</xsl:text><xsl:value-of select="f:执行/@送达"/>
          <xsl:text>件，已宣布</xsl:text><xsl:value-of select="f:执行/@宣布"/>
          <xsl:text>件；应办组织调整或者组织处理手续</xsl:text><xsl:value-of select="f:执行/@应办手续"/>
          <xsl:text>件，在一个月内办结</xsl:text><xsl:value-of select="f:执行/@按期办结"/>
          <xsl:text>件，超过一个月</xsl:text><xsl:value-of select="f:执行/@超期"/>
          <xsl:text>件；问责决定材料已归入个人档案和廉洁档案</xsl:text><xsl:value-of select="f:执行/@归档"/>
          <xsl:text>件。</xsl:text>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="f:申诉">
      <xsl:call-template name="分项">
        <xsl:with-param name="几种" select="$几种"/>
        <xsl:with-param name="标目">申诉复查（第七条）。</xsl:with-param>
        <xsl:with-param name="文字">
          <xsl:text>受理申诉</xsl:text><xsl:value-of select="f:申诉/@受理"/>
          <xsl:text>件，复查维持</xsl:text><xsl:value-of select="f:申诉/@维持"/>
          <xsl:text>件、变更</xsl:text><xsl:value-of select="f:申诉/@变更"/>
          <xsl:text>件、撤销</xsl:text><xsl:value-of select="f:申诉/@撤销"/>
          <xsl:text>件，正在复查</xsl:text><xsl:value-of select="f:申诉/@在办"/>
          <xsl:text>件。申诉期间，不停止问责决定的执行。</xsl:text>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="保障制度">
    <xsl:param name="几种"/>
    <xsl:if test="f:公开">
      <xsl:call-template name="分项">
        <xsl:with-param name="几种" select="$几种"/>
        <xsl:with-param name="标目">通报曝光（第八条第（二）项）。</xsl:with-param>
        <xsl:with-param name="文字">
          <xsl:text>采取组织调整或者组织处理、纪律处分问责的</xsl:text><xsl:value-of select="f:公开/@应公开"/>
          <xsl:text>件，已向社会公开</xsl:text><xsl:value-of select="f:公开/@已公开"/>
          <xsl:text>件，说明理由不公开</xsl:text><xsl:value-of select="f:公开/@不公开"/>
          <xsl:text>件，尚未公开</xsl:text><xsl:value-of select="f:公开/@未公开"/>
          <xsl:text>件。</xsl:text>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="f:监督检查">
      <xsl:call-template name="分项">
        <xsl:with-param name="几种" select="$几种"/>
        <xsl:with-param name="标目">监督检查（第八条第（三）项）。</xsl:with-param>
        <xsl:with-param name="文字">
          <xsl:text>对下级党组织问责工作进行监督检查</xsl:text><xsl:value-of select="f:监督检查/@次数"/>
          <xsl:text>次，发现有责不问</xsl:text><xsl:value-of select="f:监督检查/@有责不问"/>
          <xsl:text>件、问责方式不当</xsl:text><xsl:value-of select="f:监督检查/@方式不当"/>
          <xsl:text>件、问责决定不落实</xsl:text><xsl:value-of select="f:监督检查/@不落实"/>
          <xsl:text>件，督促纠正</xsl:text><xsl:value-of select="f:监督检查/@纠正"/>
          <xsl:text>件。</xsl:text>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="/f:事实">
    <!-- 数据里写了别的值，或者一项也没有：不印，报出是哪一项。 -->
    <xsl:for-each select="f:机关[not(@类型 = '党委' or @类型 = '纪委' or @类型 = '党的工作部门')]"><xsl:value-of select="@类型[. = '党委' or . = '纪委' or . = '党的工作部门']"/></xsl:for-each>
    <xsl:for-each select="f:对象[not(@类型 = '党组织' or @类型 = '领导干部')]"><xsl:value-of select="@类型[. = '党组织' or . = '领导干部']"/></xsl:for-each>
    <xsl:for-each select="f:方式[not(@对象 = '党组织' or @对象 = '领导干部')]"><xsl:value-of select="@对象[. = '党组织' or . = '领导干部']"/></xsl:for-each>
    <公文 格式="文件">
      <xsl:call-template name="版头"/>
      <标题>
        <连><xsl:value-of select="f:机关/@名称"/></连>
        <连>关于<xsl:value-of select="f:期间/@名称"/></连>
        <连>问责工作情况的</连>
        <连>报告</连>
      </标题>
      <xsl:call-template name="主送"/>
      <正文>
        <段>
          <xsl:value-of select="$问责程序规定"/>
          <xsl:text>第八条第（一）项规定，</xsl:text><xsl:call-template name="报告规定"/>
          <xsl:text>。现将</xsl:text><xsl:value-of select="f:期间/@名称"/>
          <xsl:text>问责工作情况报告如下，统计截至</xsl:text><xsl:value-of select="f:截止/@中文"/>
          <xsl:text>。</xsl:text>
        </段>
        <xsl:call-template name="基本情况"/>
        <xsl:call-template name="问责情况"/>
        <xsl:variable name="几种" select="boolean(f:执行) + boolean(f:申诉) + boolean(f:公开)
            + boolean(f:监督检查)"/>
        <xsl:if test="$几种 &gt; 0">
          <一级>执行和保障情况</一级>
          <xsl:call-template name="执行"><xsl:with-param name="几种" select="$几种"/></xsl:call-template>
          <xsl:call-template name="保障制度"><xsl:with-param name="几种" select="$几种"/></xsl:call-template>
        </xsl:if>
        <xsl:if test="f:问题">
          <一级>存在问题</一级>
          <xsl:for-each select="f:问题/f:段"><段><xsl:value-of select="."/></段></xsl:for-each>
        </xsl:if>
        <xsl:if test="f:打算">
          <一级>下一步打算</一级>
          <xsl:for-each select="f:打算/f:段"><段><xsl:value-of select="."/></段></xsl:for-each>
        </xsl:if>
        <段>特此报告。</段>
      </正文>
      <xsl:call-template name="签批落款"/>
      <xsl:call-template name="联系附注"/>
      <xsl:call-template name="版记"/>
      <xsl:call-template name="台账链"/>
    </公文>
  </xsl:template>

</xsl:stylesheet>
