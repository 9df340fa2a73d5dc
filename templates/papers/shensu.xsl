<?xml version="1.0" encoding="UTF-8"?>
<!--
  shensu.xsl：申诉受理通知书（问责工作程序暂行规定第七条；规则 E07.1、E07.2）。
  由问责决定机关发给申诉人（本人或者党组织）。各个日期由程序算好；作出复查结论的
  期限只在当时的条例有规定的时候写（复查期限）。
  数据见 docs/kinds/letters.md，例子见 samples/papers/shensu.xml（领导干部）、
  shensu-b.xml（党组织，当时的条例没有规定期限）。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>
  <xsl:include href="case.xsl"/>

  <xsl:template match="/f:事实">
    <xsl:variable name="案件" select="f:问责案件"/>
    <xsl:variable name="称">
      <xsl:choose>
        <xsl:when test="$案件/f:对象/@类型 = '党组织'">你党组织</xsl:when>
        <xsl:otherwise>你</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <!-- 数据里写了别的值，或者一项也没有：不印，报出是哪一项。 -->
    <xsl:for-each select="f:问责案件/f:对象[not(@类型 = '党组织' or @类型 = '领导干部')]"><xsl:value-of select="@类型[. = '党组织' or . = '领导干部']"/></xsl:for-each>
    <公文 格式="信函">
      <xsl:call-template name="版头"/>
      <标题>
        <连>关于<xsl:value-of select="$案件/f:对象/@名称"/></连>
        <连>不服问责决定的</连>
        <连>申诉受理通知书</连>
      </标题>
      <xsl:call-template name="主送"/>
      <正文>
        <段>
          <xsl:value-of select="$案件/f:决定/@日期"/>
          <xsl:text>，</xsl:text>
          <xsl:value-of select="$案件/f:决定/@机关"/>
          <xsl:text>对</xsl:text>
          <xsl:value-of select="$称"/>
          <xsl:text>作出问责决定（</xsl:text>
          <xsl:value-of select="$案件/f:决定/@文号"/>
          <xsl:text>），</xsl:text>
          <xsl:value-of select="$案件/f:执行/f:送达[@对象 = '本人']/@日期"/>
          <xsl:text>送达，申诉期限</xsl:text>
          <xsl:value-of select="$案件/f:决定/@申诉期限"/>
          <xsl:text>，至</xsl:text>
          <xsl:value-of select="$案件/f:申诉/@期限"/>
          <xsl:text>届满。</xsl:text>
          <xsl:value-of select="$称"/>
          <xsl:text>于</xsl:text>
          <xsl:value-of select="$案件/f:申诉/@日期"/>
          <xsl:text>提出申诉。根据</xsl:text>
          <xsl:value-of select="$问责程序规定"/>
          <xsl:text>第七条，对不服问责决定的申诉由问责决定机关受理。现通知如下。</xsl:text>
        </段>
        <一级>受理。<仿宋><xsl:value-of select="$案件/f:申诉/@受理机关"/>于<xsl:value-of
            select="$案件/f:申诉/@受理日期"/>受理申诉。</仿宋></一级>
        <一级>申诉理由。<仿宋><xsl:call-template name="成句"><xsl:with-param name="文字" select="$案件/f:申诉/@理由"/></xsl:call-template></仿宋></一级>
        <一级>复查。<仿宋>
          <xsl:text>依据有关规定</xsl:text>
          <xsl:for-each select="$案件/f:复查期限">
            <xsl:text>，在</xsl:text>
            <xsl:value-of select="@止"/>
            <xsl:text>以前</xsl:text>
          </xsl:for-each>
          <xsl:text>作出复查结论</xsl:text>
          <xsl:for-each select="$案件/f:复查期限">
            <xsl:text>（</xsl:text>
            <xsl:call-template name="依据条文">
              <xsl:with-param name="依据" select="."/>
            </xsl:call-template>
            <xsl:text>）</xsl:text>
          </xsl:for-each>
          <xsl:text>。</xsl:text>
        </仿宋></一级>
        <一级>执行。<仿宋>申诉期间，不停止问责决定的执行（第七条）。</仿宋></一级>
      </正文>
      <xsl:call-template name="签批落款"/>
      <xsl:call-template name="联系附注"/>
      <xsl:call-template name="版记"/>
      <xsl:call-template name="台账链"/>
    </公文>
  </xsl:template>

</xsl:stylesheet>
