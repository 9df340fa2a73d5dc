<?xml version="1.0" encoding="UTF-8"?>
<!--
  piping.xsl：批评教育通知书（述责述廉制度第七条第（三）项；规则 C07.3、C07.7）。
  一般得票率超过三分之一但不超过二分之一的评议对象，一人一份。票数和得票率由程序
  算好；“一般”与“一般和差”两种算法结果不同的，由签批选定（取读），没有选定不印。
  数据见 docs/kinds/letters.md，例子见 samples/papers/piping.xml、piping-b.xml
  （取读为一般及以下）。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>

  <xsl:template match="/f:事实">
    <xsl:variable name="会议" select="f:述责述廉评议"/>
    <xsl:variable name="评议" select="$会议/f:评议"/>
    <公文 格式="信函">
      <xsl:call-template name="版头"/>
      <标题>
        <连>关于<xsl:value-of select="f:单位/@名称"/></连>
        <连><xsl:value-of select="$会议/@年度"/>年度</连>
        <连>述责述廉评议结果的</连>
        <连>批评教育通知书</连>
      </标题>
      <xsl:call-template name="主送"/>
      <正文>
        <段>
          <xsl:value-of select="$会议/@日期"/>
          <xsl:text>，你在</xsl:text>
          <xsl:for-each select="$会议"><xsl:call-template name="会议名称"/></xsl:for-each>
          <xsl:text>上述责述廉，接受了评议。收回评议票</xsl:text>
          <xsl:value-of select="$评议/@收回"/>
          <xsl:text>张，其中有效票</xsl:text>
          <xsl:value-of select="$评议/@有效票"/>
          <xsl:text>张，评议结果如下。</xsl:text>
        </段>
        <表 字号="小四">
          <列 宽="26"/><列 宽="26"/><列 宽="26"/><列 宽="26"/><列 宽="26"/><列 宽="26"/>
          <表头>
            <格>优秀</格><格>良好</格><格>一般</格><格>差</格><格>弃权</格><格>无效</格>
          </表头>
          <行>
            <格><xsl:value-of select="$评议/@优秀"/></格>
            <格><xsl:value-of select="$评议/@良好"/></格>
            <格><xsl:value-of select="$评议/@一般"/></格>
            <格><xsl:value-of select="$评议/@差"/></格>
            <格><xsl:value-of select="$评议/@弃权"/></格>
            <格><xsl:value-of select="$评议/@无效"/></格>
          </行>
        </表>
        <段>
          <xsl:call-template name="计入的票">
            <xsl:with-param name="评议" select="$评议"/>
          </xsl:call-template>
          <xsl:text>，超过三分之一但不超过二分之一。根据</xsl:text>
          <xsl:value-of select="$述责述廉制度"/>
          <xsl:text>第七条第（三）项，现对你进行批评教育，并提出整改要求。</xsl:text>
        </段>

        <xsl:if test="$评议/f:反馈/f:意见">
          <一级>评议中反映的问题</一级>
          <xsl:call-template name="逐条">
            <xsl:with-param name="条" select="$评议/f:反馈/f:意见"/>
          </xsl:call-template>
        </xsl:if>

        <一级>整改要求</一级>
        <二级>查找原因。<仿宋>请正确对待评议结果，对照履行管党治党责任、执行廉洁纪律等述责述廉的内容，逐条查找存在的问题和原因。</仿宋></二级>
        <二级>限期整改。<仿宋>请制定整改措施，于<xsl:value-of select="$评议/f:整改/@期限"/>前完成整改。</仿宋></二级>
        <二级>报告结果。<仿宋><xsl:call-template name="书面报送">
            <xsl:with-param name="内容" select="'整改情况'"/>
          </xsl:call-template>。</仿宋></二级>
        <段>述责述廉有关资料及评议结果归入干部廉洁档案，并作为年度考核的重要依据（第七条第（二）项）。</段>
      </正文>
      <xsl:call-template name="签批落款"/>
      <xsl:call-template name="联系附注"/>
      <xsl:call-template name="版记"/>
      <xsl:call-template name="台账链"/>
    </公文>
  </xsl:template>

</xsl:stylesheet>
