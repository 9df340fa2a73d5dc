<?xml version="1.0" encoding="UTF-8"?>
<!--
  gongkai.xsl：通报（公开版）（问责工作程序暂行规定第八条第（二）项；规则 E08.2）。
  采取组织调整或者组织处理、纪律处分问责的，向社会公开。数据里只有准予公开的：
  问责事实只取 公开="是" 的段，一段也没有就不印；身份证号码、其他人的姓名、内部
  事项（集体研究、见面、陈述申辩、申诉理由、移送来源）、谈话内容（B23.1）、涉密
  事项（A14.1）都不进数据，本模板也没有印它们的地方。涉密的案件不出公开版。
  数据见 docs/kinds/bulletins.md，例子见 samples/papers/gongkai.xml（领导干部）、
  gongkai-b.xml（党组织，复查维持）、gongkai-c.xml（复查变更，草稿）。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>

  <!-- 同志的称呼：领导干部用职务和姓名，党组织用名称。 -->
  <xsl:template name="对象">
    <xsl:choose>
      <xsl:when test="f:对象/@类型 = '领导干部'">
        <xsl:value-of select="f:对象/@职务"/><人名><xsl:value-of select="f:对象/@名称"/></人名>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="f:对象/@名称"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 问责方式：有具体内容的写在括号里。 -->
  <xsl:template name="方式">
    <xsl:for-each select="f:决定/f:方式">
      <xsl:if test="position() &gt; 1">、</xsl:if>
      <xsl:value-of select="@种类"/>
      <xsl:if test="@内容">（<xsl:value-of select="@内容"/>）</xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="复查">
    <xsl:if test="f:复查">
      <一级>复查情况</一级>
      <段>
        <xsl:text>经复查，</xsl:text><xsl:value-of select="f:复查/@日期"/>
        <xsl:text>作出复查结论，</xsl:text>
        <xsl:choose>
          <xsl:when test="f:复查/@结论 = '维持'">维持原问责决定。</xsl:when>
          <xsl:otherwise>变更原问责决定，本通报所写的是变更后的问责方式。</xsl:otherwise>
        </xsl:choose>
      </段>
    </xsl:if>
  </xsl:template>

  <xsl:template match="/f:事实">
    <公文 格式="文件">
      <xsl:call-template name="版头"/>
      <标题>
        <连>关于对</连>
        <连><人名><xsl:value-of select="f:对象/@名称"/></人名></连>
        <连>问责情况的</连>
        <连>通报</连>
      </标题>
      <正文>
        <段>
          <xsl:value-of select="$问责程序规定"/>
          <xsl:text>第八条第（二）项规定，采取组织调整或者组织处理、纪律处分问责的，一般应当向社会公开，对典型问题点名道姓通报曝光。现将对</xsl:text>
          <xsl:call-template name="对象"/>
          <xsl:text>的问责情况向社会公开。</xsl:text>
        </段>
        <一级>问责事实</一级>
        <段><xsl:value-of select="f:事实/f:段[@公开 = '是'][1]"/></段>
        <xsl:for-each select="f:事实/f:段[@公开 = '是'][position() &gt; 1]">
          <段><xsl:value-of select="."/></段>
        </xsl:for-each>
        <一级>问责决定</一级>
        <段>
          <xsl:text>上述情形属于</xsl:text>
          <xsl:for-each select="f:情形">
            <xsl:if test="position() &gt; 1">；</xsl:if>
            <xsl:value-of select="@名称"/>
          </xsl:for-each>
          <xsl:text>。依据</xsl:text>
          <xsl:call-template name="依据条文"><xsl:with-param name="依据" select="f:决定/f:依据"/></xsl:call-template>
          <xsl:text>，</xsl:text><xsl:value-of select="f:决定/@机关"/>
          <xsl:text>于</xsl:text><xsl:value-of select="f:决定/@日期"/>
          <xsl:text>作出决定，对</xsl:text><xsl:call-template name="对象"/>
          <xsl:text>予以问责，方式为</xsl:text><xsl:call-template name="方式"/>
          <xsl:text>。决定自</xsl:text><xsl:value-of select="f:决定/@生效日期"/>
          <xsl:text>起生效。</xsl:text>
        </段>
        <xsl:call-template name="复查"/>
      </正文>
      <xsl:call-template name="签批落款"/>
      <附注>此件公开发布</附注>
      <xsl:call-template name="版记"/>
      <xsl:call-template name="台账链"/>
    </公文>
  </xsl:template>

</xsl:stylesheet>
