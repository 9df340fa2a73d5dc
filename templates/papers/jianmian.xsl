<?xml version="1.0" encoding="UTF-8"?>
<!--
  jianmian.xsl：事实见面材料（问责工作程序暂行规定第四条第三款；规则 E04.1）。
  调查的事实材料必须同被问责对象见面，听取陈述和申辩，并记录在案（bilu.xsl）。
  只写基本情况和调查的事实，不写问责的情形、责任认定、问责方式和建议：见面以前都
  没有定。要经签批；没有签批的印草稿。对象的意见和签字由本人手写。
  数据见 docs/kinds/cases.md，例子见 samples/papers/jianmian.xml（领导干部）、
  jianmian-b.xml（党组织，草稿）。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>
  <xsl:include href="case.xsl"/>

  <xsl:template match="/f:事实">
    <xsl:variable name="案件" select="f:问责案件"/>
    <xsl:variable name="个人" select="f:问责案件/f:对象/@类型 = '领导干部'"/>
    <xsl:variable name="称">
      <xsl:choose>
        <xsl:when test="$个人">你</xsl:when>
        <xsl:otherwise>你党组织</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="not($案件/f:事实/f:段)"><xsl:value-of select="f:问责案件/f:事实/f:段"/></xsl:if>
    <!-- 数据里写了别的值，或者一项也没有：不印，报出是哪一项。 -->
    <xsl:for-each select="f:问责案件/f:对象[not(@类型 = '党组织' or @类型 = '领导干部')]"><xsl:value-of select="@类型[. = '党组织' or . = '领导干部']"/></xsl:for-each>
    <公文 格式="表格">
      <xsl:call-template name="版头"/>
      <标题>事实见面材料</标题>
      <副题>案件编号 <xsl:value-of select="$案件/@编号"/></副题>
      <xsl:call-template name="主送"/>
      <正文>
        <段>
          <xsl:text>根据</xsl:text>
          <xsl:value-of select="$问责程序规定"/>
          <xsl:text>第四条，现将</xsl:text>
          <xsl:value-of select="$案件/f:调查/@机构"/>
          <xsl:text>自</xsl:text>
          <xsl:value-of select="$案件/f:调查/@开始"/>
          <xsl:text>起调查的事实材料同</xsl:text>
          <xsl:value-of select="$称"/>
          <xsl:text>见面。</xsl:text>
          <xsl:value-of select="$称"/>
          <xsl:text>有权对这些事实作出陈述和申辩；陈述和申辩予以听取并记录在案，对合理意见应当予以采纳。本材料不是问责决定。</xsl:text>
        </段>
        <xsl:if test="$案件/f:见面">
          <段>
            <xsl:text>见面时间：</xsl:text>
            <xsl:value-of select="$案件/f:见面/@日期"/>
            <xsl:if test="$案件/f:见面/@地点">；地点：<xsl:value-of select="$案件/f:见面/@地点"/></xsl:if>
            <xsl:text>。</xsl:text>
          </段>
        </xsl:if>

        <一级>基本情况</一级>
        <段><xsl:value-of select="$案件/f:对象/f:基本情况"/></段>

        <一级>调查的事实</一级>
        <xsl:for-each select="$案件/f:事实/f:段">
          <三级><xsl:value-of select="."/></三级>
        </xsl:for-each>
      </正文>
      <xsl:call-template name="签批落款"/>
      <回执>
        <表 字号="小四">
          <列 宽="52"/><列 宽="38"/><列 宽="18"/><列 宽="48"/>
          <行 高="6">
            <格 标="是">
              <xsl:choose>
                <xsl:when test="$个人">本人</xsl:when>
                <xsl:otherwise>党组织</xsl:otherwise>
              </xsl:choose>
              <xsl:text>对事实材料的意见</xsl:text><换行/>
              <xsl:text>（可以另附纸）</xsl:text>
            </格>
            <格 跨="3" 空="是"/>
          </行>
          <行 高="2">
            <格 标="是">
              <xsl:choose>
                <xsl:when test="$个人">本人（签字）</xsl:when>
                <xsl:otherwise>主要负责人（签字）</xsl:otherwise>
              </xsl:choose>
            </格>
            <格 空="是"/><格 标="是">日期</格><格>　　　年　　月　　日</格>
          </行>
          <行 高="2">
            <格 标="是">调查组组长（签字）</格>
            <格 空="是"/><格 标="是">日期</格><格>　　　年　　月　　日</格>
          </行>
          <行 高="2">
            <格 标="是">调查组成员（签字）</格>
            <格 空="是"/><格 标="是">日期</格><格>　　　年　　月　　日</格>
          </行>
          <行 高="2">
            <格 标="是">未签字的情况说明</格>
            <格 跨="3" 空="是"/>
          </行>
        </表>
      </回执>
      <xsl:call-template name="台账链"/>
    </公文>
  </xsl:template>

</xsl:stylesheet>
