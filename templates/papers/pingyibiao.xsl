<?xml version="1.0" encoding="UTF-8"?>
<!--
  pingyibiao.xsl：述责述廉评议结果登记表（述责述廉制度第六条、第七条；规则 C07.3、C07.4）。
  一次会议、一个评议对象一份，归入本人的廉洁档案。票数和得票率由程序算好；两种算法
  结论不同的（另读），两种都写明，签批选定了的写明选定哪一种，没有选定的不下结论。
  会议材料更正以后没有这个评议对象的（更正），不印票数，只写以前的登记表不再有效。
  数据见 docs/kinds/archive.md，例子见 samples/papers/pingyibiao.xml（签批选定）、
  pingyibiao-b.xml（没有选定）、pingyibiao-c.xml（市级，没有达到比例）、
  pingyibiao-d.xml（没有有效票）、pingyibiao-e.xml（更正后没有这个评议对象）。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>

  <!-- 两格：标目和值。 -->
  <xsl:template name="项">
    <xsl:param name="标目"/>
    <xsl:param name="值"/>
    <格 标="是"><xsl:value-of select="$标目"/></格>
    <格 跨="2"><xsl:copy-of select="$值"/></格>
  </xsl:template>

  <!-- 按哪一种得票率。当前结点是 评议。 -->
  <xsl:template name="按一般">按一般得票率（<xsl:value-of select="@一般率"/>%），</xsl:template>
  <xsl:template name="按合计">按一般和差合计得票率（<xsl:value-of select="@合计率"/>%），</xsl:template>

  <!-- 没有有效票的没有得票率。当前结点是 评议。 -->
  <xsl:template name="百分比">
    <xsl:param name="率"/>
    <xsl:choose>
      <xsl:when test="@结论 = '不能确定'">没有有效票</xsl:when>
      <xsl:otherwise><xsl:value-of select="$率"/>%</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="结论">
    <xsl:variable name="合计" select="@取读 = '一般及以下'"/>
    <xsl:choose>
      <xsl:when test="@结论 = '不能确定'">没有有效票，评议结果不能确定，不下结论。</xsl:when>
      <xsl:when test="@另读 and not(@取读)">
        <xsl:call-template name="按一般"/>
        <xsl:call-template name="怎样处理"><xsl:with-param name="结论" select="@结论"/></xsl:call-template>
        <xsl:text>；</xsl:text>
        <xsl:call-template name="按合计"/>
        <xsl:call-template name="怎样处理"><xsl:with-param name="结论" select="@另读"/></xsl:call-template>
        <xsl:text>。采用哪一种，由签批选定；还没有选定，不下结论。</xsl:text>
      </xsl:when>
      <xsl:otherwise>
        <xsl:if test="@取读">
          <xsl:value-of select="f:选定/@日期"/>
          <xsl:text>签批选定，</xsl:text>
        </xsl:if>
        <xsl:choose>
          <xsl:when test="$合计"><xsl:call-template name="按合计"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="按一般"/></xsl:otherwise>
        </xsl:choose>
        <xsl:call-template name="怎样处理">
          <xsl:with-param name="结论">
            <xsl:choose>
              <xsl:when test="$合计 and @另读"><xsl:value-of select="@另读"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="@结论"/></xsl:otherwise>
            </xsl:choose>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:text>。</xsl:text>
        <xsl:if test="@另读">
          <xsl:text>另一种算法，</xsl:text>
          <xsl:choose>
            <xsl:when test="$合计">
              <xsl:call-template name="按一般"/>
              <xsl:call-template name="怎样处理"><xsl:with-param name="结论" select="@结论"/></xsl:call-template>
            </xsl:when>
            <xsl:otherwise>
              <xsl:call-template name="按合计"/>
              <xsl:call-template name="怎样处理"><xsl:with-param name="结论" select="@另读"/></xsl:call-template>
            </xsl:otherwise>
          </xsl:choose>
          <xsl:text>。</xsl:text>
        </xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 一行：标目，左对齐的文字。 -->
  <xsl:template name="文字行">
    <xsl:param name="标目"/>
    <xsl:param name="文字"/>
    <行>
      <格 标="是"><xsl:value-of select="$标目"/></格>
      <格 跨="5" 对齐="左"><xsl:copy-of select="$文字"/></格>
    </行>
  </xsl:template>

  <xsl:template name="整改">
    <xsl:if test="@期限">期限<xsl:value-of select="@期限"/>；</xsl:if>
    <xsl:if test="@方案日期"><xsl:value-of select="@方案日期"/>制定整改方案；</xsl:if>
    <xsl:if test="@报告日期"><xsl:value-of select="@报告日期"/>报告整改情况；</xsl:if>
    <xsl:choose>
      <xsl:when test="@结论">核查的结论：<xsl:value-of select="@结论"/>。</xsl:when>
      <xsl:otherwise>还没有结论。</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="/f:事实">
    <xsl:variable name="会议" select="f:述责述廉评议"/>
    <xsl:variable name="评议" select="$会议/f:评议"/>
    <xsl:variable name="没有" select="$评议/@更正 = '没有这个评议对象'"/>
    <!-- 数据里写了别的值，或者一项也没有：不印，报出是哪一项。 -->
    <xsl:for-each select="$会议[not(@层级 = '市级' or @层级 = '本级')]"><xsl:value-of select="@层级[. = '市级' or . = '本级']"/></xsl:for-each>
    <xsl:for-each select="$评议[@更正 and not(@更正 = '没有这个评议对象')]"><xsl:value-of select="@更正[. = '没有这个评议对象']"/></xsl:for-each>
    <xsl:for-each select="$评议[not(@更正)][not(@结论 = '不能确定' or @结论 = '无' or @结论 = '批评教育' or @结论 = '问责')]"><xsl:value-of select="@结论[. = '无' or . = '批评教育' or . = '问责' or . = '不能确定']"/></xsl:for-each>
    <xsl:for-each select="$评议[@另读][not(@另读 = '无' or @另读 = '批评教育' or @另读 = '问责')]"><xsl:value-of select="@另读[. = '无' or . = '批评教育' or . = '问责']"/></xsl:for-each>
    <xsl:for-each select="$评议[@取读][not(@取读 = '一般' or @取读 = '一般及以下')]"><xsl:value-of select="@取读[. = '一般' or . = '一般及以下']"/></xsl:for-each>
    <公文 格式="表格">
      <xsl:call-template name="版头"/>
      <标题>述责述廉评议结果登记表</标题>
      <副题>会议编号<xsl:value-of select="$会议/@编号"/></副题>
      <正文>
        <表 字号="小四">
          <列 宽="26"/><列 宽="26"/><列 宽="26"/><列 宽="26"/><列 宽="26"/><列 宽="26"/>
          <行>
            <xsl:call-template name="项">
              <xsl:with-param name="标目">姓名</xsl:with-param>
              <xsl:with-param name="值"><人名><xsl:value-of select="$评议/@姓名"/></人名></xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="项">
              <xsl:with-param name="标目">人员编号</xsl:with-param>
              <xsl:with-param name="值"><xsl:value-of select="$评议/@编号"/></xsl:with-param>
            </xsl:call-template>
          </行>
          <行>
            <xsl:call-template name="项">
              <xsl:with-param name="标目">单位</xsl:with-param>
              <xsl:with-param name="值"><xsl:value-of select="$评议/@名称"/></xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="项">
              <xsl:with-param name="标目">职务</xsl:with-param>
              <xsl:with-param name="值"><xsl:value-of select="$评议/@职务"/></xsl:with-param>
            </xsl:call-template>
          </行>
          <行>
            <xsl:call-template name="项">
              <xsl:with-param name="标目">评议会议</xsl:with-param>
              <xsl:with-param name="值"><xsl:for-each select="$会议"><xsl:call-template name="会议名称"/></xsl:for-each></xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="项">
              <xsl:with-param name="标目">层级</xsl:with-param>
              <xsl:with-param name="值"><xsl:value-of select="$会议/@层级"/></xsl:with-param>
            </xsl:call-template>
          </行>
          <行>
            <xsl:call-template name="项">
              <xsl:with-param name="标目">期间</xsl:with-param>
              <xsl:with-param name="值"><xsl:value-of select="$会议/@年度"/>年<xsl:value-of select="$会议/@期间"/></xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="项">
              <xsl:with-param name="标目">评议日期</xsl:with-param>
              <xsl:with-param name="值"><xsl:value-of select="$会议/@日期"/></xsl:with-param>
            </xsl:call-template>
          </行>
          <xsl:if test="not($没有)">
            <行>
              <xsl:call-template name="项">
                <xsl:with-param name="标目">参会人数</xsl:with-param>
                <xsl:with-param name="值">应到<xsl:value-of select="$会议/@应到"/>人，实到<xsl:value-of select="$会议/@实到"/>人</xsl:with-param>
              </xsl:call-template>
              <xsl:call-template name="项">
                <xsl:with-param name="标目">评议票</xsl:with-param>
                <xsl:with-param name="值">收回<xsl:value-of select="$评议/@收回"/>张，有效<xsl:value-of select="$评议/@有效票"/>张</xsl:with-param>
              </xsl:call-template>
            </行>
            <行>
              <格 标="是">优秀</格><格 标="是">良好</格><格 标="是">一般</格>
              <格 标="是">差</格><格 标="是">弃权</格><格 标="是">无效</格>
            </行>
            <行>
              <格><xsl:value-of select="$评议/@优秀"/></格>
              <格><xsl:value-of select="$评议/@良好"/></格>
              <格><xsl:value-of select="$评议/@一般"/></格>
              <格><xsl:value-of select="$评议/@差"/></格>
              <格><xsl:value-of select="$评议/@弃权"/></格>
              <格><xsl:value-of select="$评议/@无效"/></格>
            </行>
            <行>
              <xsl:call-template name="项">
                <xsl:with-param name="标目">一般得票率</xsl:with-param>
                <xsl:with-param name="值"><xsl:for-each select="$评议"><xsl:call-template name="百分比"><xsl:with-param name="率" select="@一般率"/></xsl:call-template></xsl:for-each></xsl:with-param>
              </xsl:call-template>
              <xsl:call-template name="项">
                <xsl:with-param name="标目">一般和差合计得票率</xsl:with-param>
                <xsl:with-param name="值"><xsl:for-each select="$评议"><xsl:call-template name="百分比"><xsl:with-param name="率" select="@合计率"/></xsl:call-template></xsl:for-each></xsl:with-param>
              </xsl:call-template>
            </行>
          </xsl:if>
          <xsl:call-template name="文字行">
            <xsl:with-param name="标目">结论</xsl:with-param>
            <xsl:with-param name="文字">
              <xsl:choose>
                <xsl:when test="$没有">会议材料更正后没有这个评议对象，以前的登记表不再有效。</xsl:when>
                <xsl:otherwise><xsl:for-each select="$评议"><xsl:call-template name="结论"/></xsl:for-each></xsl:otherwise>
              </xsl:choose>
            </xsl:with-param>
          </xsl:call-template>
          <xsl:for-each select="$评议/f:处理">
            <xsl:call-template name="文字行">
              <xsl:with-param name="标目">处理</xsl:with-param>
              <xsl:with-param name="文字"><xsl:value-of select="@文书"/>，<xsl:value-of select="@日期"/>签批<xsl:value-of select="@结论"/>。</xsl:with-param>
            </xsl:call-template>
          </xsl:for-each>
          <xsl:for-each select="$评议/f:反馈">
            <xsl:call-template name="文字行">
              <xsl:with-param name="标目">反馈的意见</xsl:with-param>
              <xsl:with-param name="文字">
                <xsl:for-each select="f:意见">
                  <xsl:if test="position() &gt; 1"><换行/></xsl:if>
                  <xsl:if test="last() &gt; 1"><xsl:value-of select="position()"/>.</xsl:if>
                  <xsl:value-of select="."/>
                </xsl:for-each>
                <换行/>
                <xsl:text>（</xsl:text>
                <xsl:value-of select="@日期"/>
                <xsl:text>反馈</xsl:text>
                <xsl:if test="@收到日期">，<xsl:value-of select="@收到日期"/>收到</xsl:if>
                <xsl:text>）</xsl:text>
              </xsl:with-param>
            </xsl:call-template>
          </xsl:for-each>
          <xsl:for-each select="$评议/f:整改">
            <xsl:call-template name="文字行">
              <xsl:with-param name="标目">整改</xsl:with-param>
              <xsl:with-param name="文字"><xsl:call-template name="整改"/></xsl:with-param>
            </xsl:call-template>
          </xsl:for-each>
          <xsl:if test="not($没有)">
            <xsl:call-template name="文字行">
              <xsl:with-param name="标目">说明</xsl:with-param>
              <xsl:with-param name="文字">
                <xsl:text>得票率是占有效票（收回的票减去无效票）的百分比。</xsl:text>
                <xsl:value-of select="$述责述廉制度"/>
                <xsl:text>第七条第（三）项规定，一般得票率超过三分之一但不超过二分之一的进行批评教育，提出整改要求，超过二分之一的进行问责</xsl:text>
                <xsl:choose>
                  <xsl:when test="$会议/@层级 = '市级'">；市级述责述廉会议的评议，参照这一规定。评议结果参照第七条第（二）项归入干部廉洁档案，并作为年度考核的重要依据。</xsl:when>
                  <xsl:otherwise>。评议结果归入干部廉洁档案，并作为年度考核的重要依据（第七条第（二）项）。</xsl:otherwise>
                </xsl:choose>
              </xsl:with-param>
            </xsl:call-template>
          </xsl:if>
        </表>
      </正文>
      <xsl:call-template name="机关落款"/>
      <xsl:call-template name="台账链"/>
    </公文>
  </xsl:template>

</xsl:stylesheet>
