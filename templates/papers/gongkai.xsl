<?xml version="1.0" encoding="UTF-8"?>
<!--
  gongkai.xsl：通报（公开版）（问责工作程序暂行规定第八条第（二）项；规则 E08.2）。
  采取组织调整或者组织处理、纪律处分问责的，一般向社会公开；典型问题点名道姓通报
  曝光。数据里的 问责案件 只有准予公开的：事实 里只有 公开="是" 的段，一段也没有就
  不印；身份证号码、基本情况、其他人的姓名、内部事项（集体研究、见面、陈述申辩、
  申诉理由、移送来源）、谈话内容（B23.1）、涉密事项（A14.1）都不进数据，本模板也没有
  印它们的地方。涉密的案件、复查撤销的决定不出公开版。
  数据见 docs/kinds/bulletins.md，例子见 samples/papers/gongkai.xml（领导干部）、
  gongkai-b.xml（党组织，复查维持）、gongkai-c.xml（复查变更，草稿）。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>
  <xsl:include href="case.xsl"/>

  <!-- 领导干部用职务和姓名，党组织用名称。当前结点是 对象。 -->
  <xsl:template name="公开称呼">
    <xsl:choose>
      <xsl:when test="@类型 = '领导干部'"><xsl:value-of select="@职务"/><人名><xsl:value-of select="@名称"/></人名></xsl:when>
      <xsl:otherwise><xsl:value-of select="@名称"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 问责方式：有具体内容的写在括号里。当前结点是 决定。 -->
  <xsl:template name="公开方式">
    <xsl:for-each select="f:方式">
      <xsl:if test="position() &gt; 1">、</xsl:if>
      <xsl:value-of select="@种类"/>
      <xsl:if test="@内容">（<xsl:value-of select="@内容"/>）</xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- 为什么公开：应当向社会公开的方式，或者典型问题。当前结点是 决定。 -->
  <xsl:template name="公开依据">
    <xsl:value-of select="$问责程序规定"/>
    <xsl:choose>
      <xsl:when test="f:方式[@种类 = '组织调整或者组织处理' or @种类 = '纪律处分']">第八条第（二）项规定，采取组织调整或者组织处理、纪律处分问责的，一般应当向社会公开，对典型问题点名道姓通报曝光。</xsl:when>
      <xsl:otherwise>第八条第（二）项规定，实行问责典型问题通报曝光制度，对典型问题点名道姓通报曝光。</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 复查结论；撤销的没有公开版，报错。当前结点是 复查。 -->
  <xsl:template name="复查情况">
    <一级>复查情况</一级>
    <段>
      <xsl:text>经复查，</xsl:text><xsl:value-of select="@日期"/>
      <xsl:text>作出复查结论，</xsl:text>
      <xsl:choose>
        <xsl:when test="@结论 = '维持'">维持原问责决定。</xsl:when>
        <xsl:when test="@结论 = '变更'">变更原问责决定，本通报所写的是变更后的问责方式。</xsl:when>
        <xsl:otherwise><xsl:value-of select="@结论[. = '维持' or . = '变更']"/></xsl:otherwise>
      </xsl:choose>
    </段>
  </xsl:template>

  <xsl:template name="问责决定">
    <xsl:param name="案件"/>
    <xsl:text>上述情形属于</xsl:text>
    <xsl:for-each select="$案件"><xsl:call-template name="情形"/></xsl:for-each>
    <xsl:text>所列情形。依据</xsl:text>
    <xsl:call-template name="依据条文"><xsl:with-param name="依据" select="f:依据"/></xsl:call-template>
    <xsl:text>，</xsl:text><xsl:value-of select="@机关"/>
    <xsl:text>于</xsl:text><xsl:value-of select="@日期"/>
    <xsl:text>作出决定，对</xsl:text>
    <xsl:for-each select="$案件/f:对象"><xsl:call-template name="公开称呼"/></xsl:for-each>
    <xsl:text>予以问责，方式为</xsl:text><xsl:call-template name="公开方式"/>
    <xsl:text>。决定自</xsl:text><xsl:value-of select="@生效日期"/>
    <xsl:text>起生效。</xsl:text>
  </xsl:template>

  <xsl:template match="/f:事实">
    <!-- 涉密的案件：报错，不印。 -->
    <xsl:variable name="案件" select="f:问责案件[not(@密级 = '秘密' or @密级 = '机密')]"/>
    <xsl:variable name="公开" select="$案件/f:事实/f:段[@公开 = '是']"/>
    <!-- 复查变更的，写变更后的决定。 -->
    <xsl:variable name="决定" select="$案件/f:复查[@结论 = '变更']/f:决定
        | $案件[not(f:复查/@结论 = '变更')]/f:决定"/>
    <xsl:if test="not($案件)"><xsl:value-of select="f:问责案件[not(@密级 = '秘密' or @密级 = '机密')]"/></xsl:if>
    <xsl:if test="not($公开)"><xsl:value-of select="f:问责案件/f:事实/f:段[@公开 = '是']"/></xsl:if>
    <xsl:if test="not($案件/f:情形)"><xsl:value-of select="f:问责案件/f:情形"/></xsl:if>
    <xsl:if test="not($决定/f:方式)"><xsl:value-of select="f:问责案件/f:决定/f:方式"/></xsl:if>
    <!-- 数据里写了别的值，或者一项也没有：不印，报出是哪一项。 -->
    <xsl:for-each select="f:问责案件/f:对象[not(@类型 = '党组织' or @类型 = '领导干部')]"><xsl:value-of select="@类型[. = '党组织' or . = '领导干部']"/></xsl:for-each>
    <公文 格式="文件">
      <xsl:call-template name="版头"/>
      <标题>
        <连><xsl:value-of select="f:机关/@名称"/></连>
        <连>关于对<xsl:value-of select="$案件/f:对象/@名称"/></连>
        <连>问责情况的通报</连>
      </标题>
      <正文>
        <段>
          <xsl:for-each select="$决定"><xsl:call-template name="公开依据"/></xsl:for-each>
          <xsl:text>现将对</xsl:text>
          <xsl:for-each select="$案件/f:对象"><xsl:call-template name="公开称呼"/></xsl:for-each>
          <xsl:text>的问责情况向社会公开。</xsl:text>
        </段>
        <一级>问责事实</一级>
        <xsl:for-each select="$公开">
          <段><xsl:value-of select="."/></段>
        </xsl:for-each>
        <一级>问责决定</一级>
        <段>
          <xsl:for-each select="$决定">
            <xsl:call-template name="问责决定"><xsl:with-param name="案件" select="$案件"/></xsl:call-template>
          </xsl:for-each>
        </段>
        <xsl:for-each select="$案件/f:复查"><xsl:call-template name="复查情况"/></xsl:for-each>
      </正文>
      <xsl:call-template name="签批落款"/>
      <附注>此件公开发布</附注>
      <xsl:call-template name="版记"/>
      <xsl:call-template name="检查点"/>
    </公文>
  </xsl:template>

</xsl:stylesheet>
