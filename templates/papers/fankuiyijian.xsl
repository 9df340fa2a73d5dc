<?xml version="1.0" encoding="UTF-8"?>
<!--
  fankuiyijian.xsl：反馈意见书（述责述廉制度第六条第（四）项、第（五）项；规则 C06.1、
  C06.3）。市级述责述廉会议以后，市委发给每一个述责述廉对象；收到的日期是
  10日期限的起点，所以附签收回执。
  数据见 docs/kinds/letters.md，例子见 samples/papers/fankuiyijian.xml。
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
        <连><xsl:value-of select="$会议/@年度"/>年<xsl:value-of select="$会议/@期间"/></连>
        <连>述责述廉情况的</连>
        <连>反馈意见书</连>
      </标题>
      <xsl:call-template name="主送"/>
      <正文>
        <段>
          <xsl:value-of select="$会议/@日期"/>
          <xsl:text>，市委召开</xsl:text>
          <xsl:value-of select="$会议/@年度"/>
          <xsl:text>年</xsl:text>
          <xsl:value-of select="$会议/@期间"/>
          <xsl:text>述责述廉会议，你向市委作了述责述廉，接受了</xsl:text>
          <xsl:if test="$会议/@提问 = '是'">提问、质询和</xsl:if>
          <xsl:text>评议。</xsl:text>
          <xsl:if test="$评议/@有效票">
            <xsl:text>现场评议有效票</xsl:text>
            <xsl:value-of select="$评议/@有效票"/>
            <xsl:text>张，其中优秀</xsl:text>
            <xsl:value-of select="$评议/@优秀"/>
            <xsl:text>张、良好</xsl:text>
            <xsl:value-of select="$评议/@良好"/>
            <xsl:text>张、一般</xsl:text>
            <xsl:value-of select="$评议/@一般"/>
            <xsl:text>张、差</xsl:text>
            <xsl:value-of select="$评议/@差"/>
            <xsl:text>张、弃权</xsl:text>
            <xsl:value-of select="$评议/@弃权"/>
            <xsl:text>张。</xsl:text>
          </xsl:if>
          <xsl:text>根据</xsl:text>
          <xsl:value-of select="$述责述廉制度"/>
          <xsl:text>第六条第（四）项，现提出反馈意见。</xsl:text>
        </段>

        <一级>反馈意见</一级>
        <xsl:call-template name="逐条">
          <xsl:with-param name="条" select="$评议/f:反馈/f:意见"/>
        </xsl:call-template>

        <一级>整改落实</一级>
        <二级>制定整改方案。<仿宋>接到本意见书后，请对照反馈意见逐条制定整改方案，明确整改措施。</仿宋></二级>
        <二级>按期书面报告。<仿宋>请在接到本意见书后10日内，将整改情况书面报告市委（第六条第（五）项）。<xsl:if
            test="f:报告">报告送<xsl:value-of select="f:报告/@接收"/>。</xsl:if></仿宋></二级>
        <二级>接受跟踪监督。<仿宋>市委主体办对整改情况进行跟踪监督，对问题不整改或者整改不到位的，建议进行问责（第六条第（五）项）。</仿宋></二级>
      </正文>
      <xsl:call-template name="签批落款"/>
      <xsl:call-template name="联系附注"/>
      <回执>
        <表 名="签收回执" 字号="小四">
          <列 宽="36"/><列 宽="42"/><列 宽="26"/><列 宽="52"/>
          <行 高="2">
            <格 标="是">签收人（签字）</格>
            <格 空="是"/>
            <格 标="是">收到日期</格>
            <格>　　年　　月　　日</格>
          </行>
        </表>
      </回执>
      <xsl:call-template name="版记"/>
      <xsl:call-template name="台账链"/>
    </公文>
  </xsl:template>

</xsl:stylesheet>
