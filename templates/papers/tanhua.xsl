<?xml version="1.0" encoding="UTF-8"?>
<!--
  tanhua.xsl：谈话记录（谈话制度第六条、第十七条、第十八条、第二十条；规则 B06.1、
  B17.1、B18.1、B20.1）。五种谈话共用，随数据取舍。签字的地方留空，由本人手写。
  谈话人及有关工作人员对谈话内容要严格保密（第二十三条）：谈话内容只印在这里和
  档案里（B23.1），不进任何通报、排名、网页和清单。
  数据见 docs/kinds/cases.md，例子见 samples/papers/tanhua.xml（诫勉）、tanhua-b.xml
  （任前，集体）、tanhua-c.xml（提醒）、tanhua-d.xml（恳谈）。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>
  <xsl:include href="talk.xsl"/>

  <!-- 谈话人、谈话对象、记录人的几行：左边的标目跨各行。 -->
  <xsl:template name="人员行">
    <xsl:param name="标目"/>
    <xsl:param name="人员"/>
    <xsl:for-each select="$人员">
      <行>
        <xsl:if test="position() = 1"><格 标="是" 跨行="{last()}"><xsl:value-of select="$标目"/></格></xsl:if>
        <格><人名><xsl:value-of select="@姓名"/></人名></格>
        <格 标="是">职务</格>
        <格>
          <xsl:value-of select="@职务"/>
          <xsl:if test="@受委托 = '是'">（受委托）</xsl:if>
        </格>
      </行>
    </xsl:for-each>
  </xsl:template>

  <!-- 一行标目和文字。 -->
  <xsl:template name="文字行">
    <xsl:param name="标目"/>
    <xsl:param name="文字"/>
    <行>
      <格 标="是"><xsl:value-of select="$标目"/></格>
      <格 跨="3" 对齐="左"><xsl:value-of select="$文字"/></格>
    </行>
  </xsl:template>

  <!-- 情况表。当前结点是 谈话记录。 -->
  <xsl:template name="情况表">
    <表 字号="小四">
      <列 宽="26"/><列 宽="56"/><列 宽="24"/><列 宽="50"/>
      <行>
        <格 标="是">谈话类型</格><格><xsl:value-of select="@类型"/></格>
        <格 标="是">谈话方式</格><格><xsl:value-of select="@方式"/></格>
      </行>
      <行>
        <格 标="是">谈话时间</格><格><xsl:value-of select="@时间"/></格>
        <格 标="是">谈话地点</格><格><xsl:value-of select="@地点"/></格>
      </行>
      <xsl:call-template name="人员行">
        <xsl:with-param name="标目" select="'谈话人'"/>
        <xsl:with-param name="人员" select="f:谈话人"/>
      </xsl:call-template>
      <xsl:if test="@方式 = '个别'">
        <xsl:call-template name="人员行">
          <xsl:with-param name="标目" select="'谈话对象'"/>
          <xsl:with-param name="人员" select="f:谈话对象"/>
        </xsl:call-template>
        <xsl:call-template name="文字行">
          <xsl:with-param name="标目" select="'所在单位'"/>
          <xsl:with-param name="文字" select="f:谈话对象/@单位"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:if test="f:记录人">
        <xsl:call-template name="人员行">
          <xsl:with-param name="标目" select="'记录人'"/>
          <xsl:with-param name="人员" select="f:记录人"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:if test="f:组织机关">
        <行>
          <格 标="是">组织机关</格>
          <格 跨="3" 对齐="左">
            <xsl:for-each select="f:组织机关">
              <xsl:if test="position() &gt; 1">、</xsl:if>
              <xsl:value-of select="@名称"/>
            </xsl:for-each>
          </格>
        </行>
      </xsl:if>
      <xsl:if test="f:节日">
        <xsl:call-template name="文字行">
          <xsl:with-param name="标目" select="'重大节日'"/>
          <xsl:with-param name="文字" select="f:节日/@名称"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:for-each select="f:重大事项报告">
        <xsl:if test="@姓名">
          <xsl:call-template name="文字行">
            <xsl:with-param name="标目" select="'报告人'"/>
            <xsl:with-param name="文字" select="concat(@姓名, '（', @人员, '）')"/>
          </xsl:call-template>
        </xsl:if>
        <行>
          <格 标="是">报告事项</格>
          <格 跨="3" 对齐="左"><xsl:value-of select="@事项"/>（<xsl:value-of select="@编号"/>）</格>
        </行>
        <行>
          <格 标="是">报告日期</格><格><xsl:value-of select="@报告日期"/></格>
          <格 标="是">接收组织</格><格><xsl:value-of select="@接收组织"/></格>
        </行>
      </xsl:for-each>
      <xsl:if test="@变动 and not(f:重大事项报告)">
        <xsl:call-template name="文字行">
          <xsl:with-param name="标目" select="'变动编号'"/>
          <xsl:with-param name="文字" select="@变动"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:if test="@来源">
        <xsl:call-template name="文字行">
          <xsl:with-param name="标目" select="'问题来源'"/>
          <xsl:with-param name="文字" select="@来源"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:if test="@方案日期">
        <xsl:call-template name="文字行">
          <xsl:with-param name="标目" select="'谈话方案'"/>
          <xsl:with-param name="文字" select="concat(@方案日期, '制定')"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:if test="f:诫勉">
        <行>
          <格 标="是">诫勉依据</格>
          <格 跨="3" 对齐="左">
            <xsl:value-of select="$谈话制度"/>
            <xsl:text>第十九条第一款第（</xsl:text>
            <xsl:value-of select="f:诫勉/@项"/>
            <xsl:text>）项（</xsl:text>
            <xsl:call-template name="诫勉情形">
              <xsl:with-param name="项" select="f:诫勉/@项"/>
            </xsl:call-template>
            <xsl:text>）；</xsl:text>
            <xsl:value-of select="f:诫勉/@决定机关"/>
            <xsl:value-of select="f:诫勉/@决定日期"/>
            <xsl:text>决定（</xsl:text>
            <xsl:value-of select="f:诫勉/@决定文号"/>
            <xsl:text>）</xsl:text>
          </格>
        </行>
      </xsl:if>
      <xsl:if test="f:基本情况">
        <xsl:call-template name="文字行">
          <xsl:with-param name="标目" select="'基本情况'"/>
          <xsl:with-param name="文字" select="f:基本情况"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:call-template name="文字行">
        <xsl:with-param name="标目" select="'谈话事由'"/>
        <xsl:with-param name="文字" select="f:事由"/>
      </xsl:call-template>
    </表>
  </xsl:template>

  <!-- 签字的一行：谁、空格、年月日。 -->
  <xsl:template name="签字行">
    <xsl:param name="标目"/>
    <行 高="2">
      <格 标="是"><xsl:value-of select="$标目"/></格>
      <格 空="是"/>
      <格 标="是">日期</格>
      <格>　　　年　　月　　日</格>
    </行>
  </xsl:template>

  <xsl:template match="/f:事实">
    <xsl:if test="not(f:谈话记录/f:谈话人)"><xsl:value-of select="f:谈话记录/f:谈话人"/></xsl:if>
    <xsl:if test="not(f:谈话记录/f:谈话对象)"><xsl:value-of select="f:谈话记录/f:谈话对象"/></xsl:if>
    <!-- 诫勉谈话的记录必须载明的（第二十条）。 -->
    <xsl:for-each select="f:谈话记录[@类型 = '诫勉谈话']">
      <xsl:if test="not(f:记录人)"><xsl:value-of select="f:记录人"/></xsl:if>
      <xsl:if test="not(f:基本情况)"><xsl:value-of select="f:基本情况"/></xsl:if>
      <xsl:if test="not(f:诫勉)"><xsl:value-of select="f:诫勉"/></xsl:if>
      <xsl:if test="not(f:书面材料)"><xsl:value-of select="f:书面材料"/></xsl:if>
    </xsl:for-each>
    <!-- 数据里写了别的值，或者一项也没有：不印，报出是哪一项。 -->
    <xsl:for-each select="f:谈话记录[not(@方式 = '个别' or @方式 = '集体')]"><xsl:value-of select="@方式[. = '个别' or . = '集体']"/></xsl:for-each>
    <公文 格式="表格">
      <xsl:call-template name="版头"/>
      <标题>谈话记录</标题>
      <副题>
        <xsl:value-of select="f:谈话记录/@编号"/>
        <xsl:text>　谈话内容严格保密</xsl:text>
      </副题>
      <正文>
        <xsl:for-each select="f:谈话记录">
          <xsl:call-template name="情况表"/>

          <一级>谈话内容</一级>
          <段><xsl:value-of select="f:内容"/></段>
          <xsl:if test="f:表态">
            <一级>谈话对象的说明和表态</一级>
            <段><xsl:value-of select="f:表态"/></段>
          </xsl:if>
          <xsl:if test="f:书面材料 or f:承诺书">
            <一级>书面材料</一级>
            <xsl:for-each select="f:书面材料">
              <段>
                <xsl:text>书面</xsl:text>
                <xsl:value-of select="@种类"/>
                <xsl:text>不迟于</xsl:text>
                <xsl:value-of select="@限期"/>
                <xsl:text>提交</xsl:text>
                <xsl:if test="@提交日期">，<xsl:value-of select="@提交日期"/>已经提交</xsl:if>
                <xsl:if test="@签批人">，由<人名><xsl:value-of select="@签批人"/></人名>签字</xsl:if>
                <xsl:text>。</xsl:text>
              </段>
            </xsl:for-each>
            <xsl:for-each select="f:承诺书">
              <段>书面廉洁承诺：<xsl:value-of select="@日期"/>作出。</段>
            </xsl:for-each>
          </xsl:if>
          <xsl:if test="f:归档">
            <一级>归档</一级>
            <段>
              <xsl:for-each select="f:归档">
                <xsl:if test="position() &gt; 1">；</xsl:if>
                <xsl:value-of select="@日期"/>归入<xsl:value-of select="@去向"/>
              </xsl:for-each>
              <xsl:text>。</xsl:text>
            </段>
          </xsl:if>
          <xsl:if test="@方式 = '集体'">
            <一级>谈话对象名单和签字</一级>
            <表 字号="小四">
              <列 宽="14"/><列 宽="28"/><列 宽="38"/><列 宽="46"/><列 宽="30"/>
              <表头>
                <格>序号</格><格>姓名</格><格>单位</格><格>职务</格><格>签字</格>
              </表头>
              <xsl:for-each select="f:谈话对象">
                <行 高="2">
                  <格><xsl:value-of select="position()"/></格>
                  <格><人名><xsl:value-of select="@姓名"/></人名></格>
                  <格><xsl:value-of select="@单位"/></格>
                  <格><xsl:value-of select="@职务"/></格>
                  <格 空="是"/>
                </行>
              </xsl:for-each>
            </表>
          </xsl:if>
        </xsl:for-each>
      </正文>
      <回执>
        <段 顶格="是">
          <xsl:text>以上谈话记录（</xsl:text>
          <xsl:value-of select="f:谈话记录/@编号"/>
          <xsl:choose>
            <xsl:when test="f:谈话记录/@方式 = '个别'">）经谈话对象本人看过，与谈话内容相符的，由本人签字。</xsl:when>
            <xsl:otherwise>）由谈话人和记录人签字。</xsl:otherwise>
          </xsl:choose>
        </段>
        <表 字号="小四">
          <列 宽="40"/><列 宽="50"/><列 宽="18"/><列 宽="48"/>
          <xsl:if test="f:谈话记录/@方式 = '个别'">
            <xsl:call-template name="签字行"><xsl:with-param name="标目" select="'谈话对象（签字）'"/></xsl:call-template>
          </xsl:if>
          <xsl:for-each select="f:谈话记录/f:谈话人">
            <xsl:call-template name="签字行"><xsl:with-param name="标目" select="'谈话人（签字）'"/></xsl:call-template>
          </xsl:for-each>
          <xsl:if test="f:谈话记录/f:记录人">
            <xsl:call-template name="签字行"><xsl:with-param name="标目" select="'记录人（签字）'"/></xsl:call-template>
          </xsl:if>
          <xsl:for-each select="f:谈话记录/f:签字">
            <行>
              <格 标="是">签字登记</格>
              <格><人名><xsl:value-of select="@人"/></人名></格>
              <格 标="是">时间</格>
              <格><xsl:value-of select="@时间"/></格>
            </行>
          </xsl:for-each>
        </表>
      </回执>
      <xsl:call-template name="台账链"/>
    </公文>
  </xsl:template>

</xsl:stylesheet>
