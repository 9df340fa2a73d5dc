<?xml version="1.0" encoding="UTF-8"?>
<!--
  pingyi.xsl：评议结果报告（述责述廉制度第六条、第七条；规则 C07.3、C07.7）。
  市委主体办报市委、市纪委，上行文；一次会议一份，也可以几次会议并成一份。
  得票率由程序算好。只按条文的“一般得票率”下结论；把“差”票并入计算结果不同的
  （另读），两种都写明，没有签批取读的不下结论。评议对象超过10人的，得票情况作附件。
  数据见 docs/kinds/bulletins.md，例子见 samples/papers/pingyi.xml（本级几次会议，
  附件）、pingyi-b.xml（市级一次会议）、pingyi-c.xml（没有需要处理的，草稿）。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>

  <!-- 一次会议。 -->
  <xsl:template name="会议">
    <段>
      <xsl:value-of select="@日期"/>
      <xsl:text>，</xsl:text>
      <xsl:choose>
        <xsl:when test="@层级 = '市级'">市委召开述责述廉会议，</xsl:when>
        <xsl:otherwise><xsl:value-of select="@名称"/>召开述责述廉会议，</xsl:otherwise>
      </xsl:choose>
      <xsl:if test="@方案审核日期">述责述廉方案由市委主体办于<xsl:value-of select="@方案审核日期"/>审核，</xsl:if>
      <xsl:if test="@监督代表">市委主体办派<人名><xsl:value-of select="@监督代表"/></人名>监督并组织评议，</xsl:if>
      <xsl:text>应到</xsl:text><xsl:value-of select="@应到"/>
      <xsl:text>人，实到</xsl:text><xsl:value-of select="@实到"/>
      <xsl:text>人</xsl:text>
      <xsl:if test="f:参会">
        <xsl:text>，其中</xsl:text>
        <xsl:for-each select="f:参会">
          <xsl:if test="position() &gt; 1">、</xsl:if>
          <xsl:value-of select="@类别"/><xsl:value-of select="@人数"/><xsl:text>人</xsl:text>
        </xsl:for-each>
      </xsl:if>
      <xsl:text>；</xsl:text>
      <xsl:value-of select="count(f:评议)"/>
      <xsl:text>名对象述责述廉</xsl:text>
      <xsl:if test="@提问 = '是'">，参会人员进行了提问、质询</xsl:if>
      <xsl:if test="@点评 = '是'">
        <xsl:choose>
          <xsl:when test="@层级 = '市级'">，市委、市纪委领导作了点评</xsl:when>
          <xsl:otherwise>，对述责述廉情况作了点评</xsl:otherwise>
        </xsl:choose>
      </xsl:if>
      <xsl:text>，参会人员现场进行了评议。</xsl:text>
    </段>
  </xsl:template>

  <xsl:template name="得票表">
    <表 字号="五号">
      <列 宽="25" 对齐="左"/><列 宽="18"/><列 宽="31" 对齐="左"/><列 宽="11"/><列 宽="11"/>
      <列 宽="11"/><列 宽="8"/><列 宽="11"/><列 宽="14"/><列 宽="16"/>
      <表头>
        <格 跨行="2">单位</格><格 跨行="2">姓名</格><格 跨行="2">职务</格>
        <格 跨="6">票数</格><格 跨行="2">一般<换行/>得票率<换行/>（%）</格>
      </表头>
      <表头>
        <格>优秀</格><格>良好</格><格>一般</格><格>差</格><格>弃权</格><格>有效票</格>
      </表头>
      <xsl:for-each select="f:述责述廉评议/f:评议">
        <行>
          <格><xsl:value-of select="@名称"/></格>
          <格><人名><xsl:value-of select="@姓名"/></人名></格>
          <格><xsl:value-of select="@职务"/></格>
          <格><xsl:value-of select="@优秀"/></格>
          <格><xsl:value-of select="@良好"/></格>
          <格><xsl:value-of select="@一般"/></格>
          <格><xsl:value-of select="@差"/></格>
          <格><xsl:value-of select="@弃权"/></格>
          <格><xsl:value-of select="@有效票"/></格>
          <格>
            <xsl:choose>
              <xsl:when test="@结论 = '不能确定'">—</xsl:when>
              <xsl:otherwise><xsl:value-of select="@一般率"/></xsl:otherwise>
            </xsl:choose>
          </格>
        </行>
      </xsl:for-each>
    </表>
  </xsl:template>

  <!-- 一个结论下的评议对象：职务、姓名、得票率。 -->
  <xsl:template name="对象">
    <xsl:param name="对象"/>
    <xsl:for-each select="$对象">
      <xsl:if test="position() &gt; 1">，</xsl:if>
      <xsl:value-of select="@名称"/><xsl:value-of select="@职务"/><人名><xsl:value-of select="@姓名"/></人名>
      <xsl:choose>
        <xsl:when test="@取读 = '一般及以下'">（一般和差合计得票率<xsl:value-of select="@合计率"/>%）</xsl:when>
        <xsl:otherwise>（一般得票率<xsl:value-of select="@一般率"/>%）</xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="处理">
    <xsl:variable name="定" select="f:述责述廉评议/f:评议[@取读 or not(@另读)]"/>
    <xsl:variable name="未定" select="f:述责述廉评议/f:评议[@另读 and not(@取读)]"/>
    <xsl:variable name="按条文" select="$定[not(@取读 = '一般及以下')]"/>
    <xsl:variable name="按合计" select="$定[@取读 = '一般及以下']"/>
    <xsl:variable name="批评" select="$按条文[@结论 = '批评教育'] | $按合计[@另读 = '批评教育'
        or not(@另读) and @结论 = '批评教育']"/>
    <xsl:variable name="问责" select="$按条文[@结论 = '问责'] | $按合计[@另读 = '问责'
        or not(@另读) and @结论 = '问责']"/>
    <xsl:variable name="无票" select="$定[@结论 = '不能确定']"/>
    <xsl:variable name="几种" select="boolean($批评) + boolean($问责) + boolean($未定) + boolean($无票)"/>
    <一级>需要处理的评议对象</一级>
    <段>
      <xsl:value-of select="$述责述廉制度"/>
      <xsl:text>第七条第（三）项规定，对于一般得票率超过三分之一但不超过二分之一的评议对象，进行批评教育，提出整改要求；对一般票超过二分之一的评议对象进行问责。</xsl:text>
      <xsl:if test="f:述责述廉评议/@层级 = '市级'">市级述责述廉会议的评议，参照这一规定。</xsl:if>
      <xsl:if test="not($批评 or $问责 or $未定 or $无票)">本次没有一般得票率超过三分之一的评议对象。</xsl:if>
    </段>
    <xsl:if test="$批评">
      <xsl:call-template name="分项">
        <xsl:with-param name="几种" select="$几种"/>
        <xsl:with-param name="标目">应当批评教育的。</xsl:with-param>
        <xsl:with-param name="文字">共<xsl:value-of select="count($批评)"/>人：<xsl:call-template name="对象"><xsl:with-param name="对象" select="$批评"/></xsl:call-template>。</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="$问责">
      <xsl:call-template name="分项">
        <xsl:with-param name="几种" select="$几种"/>
        <xsl:with-param name="标目">应当问责的。</xsl:with-param>
        <xsl:with-param name="文字">共<xsl:value-of select="count($问责)"/>人：<xsl:call-template name="对象"><xsl:with-param name="对象" select="$问责"/></xsl:call-template>。问责按照<xsl:value-of select="$问责程序规定"/>规定的权限和程序进行。</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="$未定">
      <xsl:call-template name="分项">
        <xsl:with-param name="几种" select="$几种"/>
        <xsl:with-param name="标目">两种计算结果不同的。</xsl:with-param>
        <xsl:with-param name="文字"><xsl:call-template name="两种计算"><xsl:with-param name="对象" select="$未定"/></xsl:call-template></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="$无票">
      <xsl:call-template name="分项">
        <xsl:with-param name="几种" select="$几种"/>
        <xsl:with-param name="标目">没有有效票的。</xsl:with-param>
        <xsl:with-param name="文字">
          <xsl:text>共</xsl:text><xsl:value-of select="count($无票)"/><xsl:text>人：</xsl:text>
          <xsl:for-each select="$无票">
            <xsl:if test="position() &gt; 1">，</xsl:if>
            <xsl:value-of select="@名称"/><xsl:value-of select="@职务"/><人名><xsl:value-of select="@姓名"/></人名>
          </xsl:for-each>
          <xsl:text>。评议结果不能确定，不下结论。</xsl:text>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- 两种算法结论不同、又没有取读的：两种都写明，不下结论。 -->
  <xsl:template name="两种计算">
    <xsl:param name="对象"/>
    <xsl:text>共</xsl:text><xsl:value-of select="count($对象)"/>
    <xsl:text>人。条文只规定了一般得票率，没有规定差票是否并入计算：</xsl:text>
    <xsl:for-each select="$对象">
      <xsl:if test="position() &gt; 1">；</xsl:if>
      <xsl:value-of select="@名称"/><xsl:value-of select="@职务"/><人名><xsl:value-of select="@姓名"/></人名>
      <xsl:text>，按一般得票率（</xsl:text><xsl:value-of select="@一般率"/>
      <xsl:text>%）</xsl:text>
      <xsl:call-template name="怎样处理"><xsl:with-param name="结论" select="@结论"/></xsl:call-template>
      <xsl:text>，按一般和差合计得票率（</xsl:text><xsl:value-of select="@合计率"/>
      <xsl:text>%）</xsl:text>
      <xsl:call-template name="怎样处理"><xsl:with-param name="结论" select="@另读"/></xsl:call-template>
    </xsl:for-each>
    <xsl:text>。采用哪一种算法，以批准的为准，批准以前不作处理。</xsl:text>
  </xsl:template>

  <xsl:template match="/f:事实">
    <xsl:variable name="会" select="f:述责述廉评议"/>
    <xsl:variable name="另附" select="count($会/f:评议) &gt; 10"/>
    <!-- 数据里写了别的值，或者一项也没有：不印，报出是哪一项。 -->
    <xsl:for-each select="f:述责述廉评议[not(@层级 = '市级' or @层级 = '本级')]"><xsl:value-of select="@层级[. = '市级' or . = '本级']"/></xsl:for-each>
    <xsl:for-each select="f:述责述廉评议/f:评议[not(@结论 = '不能确定' or @结论 = '无' or @结论 = '批评教育' or @结论 = '问责')]"><xsl:value-of select="@结论[. = '无' or . = '批评教育' or . = '问责' or . = '不能确定']"/></xsl:for-each>
    <xsl:for-each select="f:述责述廉评议/f:评议[@另读][not(@另读 = '无' or @另读 = '批评教育' or @另读 = '问责')]"><xsl:value-of select="@另读[. = '无' or . = '批评教育' or . = '问责']"/></xsl:for-each>
    <xsl:for-each select="f:述责述廉评议/f:评议[@取读][not(@取读 = '一般' or @取读 = '一般及以下')]"><xsl:value-of select="@取读[. = '一般' or . = '一般及以下']"/></xsl:for-each>
    <公文 格式="文件">
      <xsl:call-template name="版头"/>
      <标题>
        <连><xsl:value-of select="f:机关/@名称"/></连>
        <xsl:choose>
          <xsl:when test="count($会) = 1 and $会/@层级 = '本级'"><连>关于<xsl:value-of select="$会/@名称"/></连></xsl:when>
          <xsl:when test="count($会) = 1"><连>关于<xsl:value-of select="$会/@年度"/>年<xsl:value-of select="$会/@期间"/></连></xsl:when>
          <xsl:otherwise><连>关于<xsl:value-of select="f:期间/@名称"/></连></xsl:otherwise>
        </xsl:choose>
        <连>党组织负责人</连>
        <连>述责述廉情况和评议结果的报告</连>
      </标题>
      <xsl:call-template name="主送"/>
      <正文>
        <段>
          <xsl:text>根据</xsl:text><xsl:value-of select="$述责述廉制度"/>
          <xsl:choose>
            <xsl:when test="$会/@层级 = '市级' and $会/@层级 = '本级'">第六条、第七条</xsl:when>
            <xsl:when test="$会/@层级 = '市级'">第六条</xsl:when>
            <xsl:otherwise>第七条</xsl:otherwise>
          </xsl:choose>
          <xsl:text>，现将述责述廉情况和评议结果报告如下。</xsl:text>
        </段>
        <一级>述责述廉情况</一级>
        <xsl:for-each select="$会"><xsl:call-template name="会议"/></xsl:for-each>
        <一级>评议结果</一级>
        <段>
          <xsl:text>共评议</xsl:text><xsl:value-of select="count($会/f:评议)"/>
          <xsl:text>人，评议等次分为优秀、良好、一般、差四个等次，各人得票情况</xsl:text>
          <xsl:choose>
            <xsl:when test="$另附">见附件。</xsl:when>
            <xsl:otherwise>如下。</xsl:otherwise>
          </xsl:choose>
          <xsl:text>有效票是投出的票减去无效票，一般得票率是“一般”票占有效票的百分比。</xsl:text>
        </段>
        <xsl:if test="not($另附)"><xsl:call-template name="得票表"/></xsl:if>
        <xsl:call-template name="处理"/>
        <xsl:if test="$会/@层级 = '本级'">
          <一级>资料归档</一级>
          <段>述责述廉有关资料及评议结果归入干部廉洁档案，并作为年度考核的重要依据（第七条第（二）项）。</段>
        </xsl:if>
        <段>特此报告。</段>
      </正文>
      <xsl:if test="$另附">
        <附件说明><附件>评议得票情况</附件></附件说明>
      </xsl:if>
      <xsl:call-template name="签批落款"/>
      <xsl:call-template name="联系附注"/>
      <xsl:if test="$另附">
        <附件>
          <标题>评议得票情况</标题>
          <xsl:call-template name="得票表"/>
        </附件>
      </xsl:if>
      <xsl:call-template name="版记"/>
      <xsl:call-template name="台账链"/>
    </公文>
  </xsl:template>

</xsl:stylesheet>
