<?xml version="1.0" encoding="UTF-8"?>
<!--
  wenze.xsl：问责决定书（问责工作程序暂行规定第五条；规则 E04.1、E05.1 至 E05.4）。
  一案一份，党组织和领导干部按 对象/@类型 取舍。第五条第（二）项要求写明的八项：基本
  情况、问责事实、问责依据、问责方式、批准党组织、生效时间、申诉期限、受理机关，
  都在正文里；少一项，程序不印。
  以案件自己的批准党组织和集体研究日期为准，不另要签批；没有的印草稿。
  只发给问责对象及其所在党组织，事实全文印出；向社会公开的用 gongkai.xsl。
  数据见 docs/kinds/cases.md，例子见 samples/papers/wenze.xml（党组织）、
  wenze-b.xml（领导干部）、wenze-c.xml（草稿）、wenze-d.xml（纪律处分）。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>
  <xsl:include href="case.xsl"/>

  <!-- 事实材料同本人（本组织）见面、听取申辩的情况。当前结点是 见面。 -->
  <xsl:template name="见面情况">
    <段>
      <xsl:value-of select="@日期"/>
      <xsl:text>，调查的事实材料同</xsl:text>
      <xsl:for-each select="../f:对象"><xsl:call-template name="对象称呼"/></xsl:for-each>
      <xsl:text>见面</xsl:text>
      <xsl:if test="@签字人">，由<人名><xsl:value-of select="@签字人"/></人名>签字</xsl:if>
      <xsl:text>，听取了陈述和申辩，并记录在案。</xsl:text>
    </段>
    <段>
      <xsl:call-template name="成句"><xsl:with-param name="文字" select="."/></xsl:call-template>
      <xsl:choose>
        <xsl:when test="@采纳 = '全部采纳'">提出的意见全部采纳。</xsl:when>
        <xsl:when test="@采纳 = '部分采纳'">提出的意见部分采纳。</xsl:when>
        <xsl:when test="@采纳 = '不予采纳'">提出的意见不予采纳。</xsl:when>
        <xsl:when test="@采纳 = '无申辩'">没有提出申辩。</xsl:when>
        <xsl:when test="@采纳"><xsl:value-of select="@采纳[. = '全部采纳' or . = '部分采纳'
            or . = '不予采纳' or . = '无申辩']"/></xsl:when>
      </xsl:choose>
    </段>
  </xsl:template>

  <xsl:template match="/f:事实">
    <xsl:variable name="案件" select="f:问责案件"/>
    <xsl:variable name="对象" select="f:问责案件/f:对象"/>
    <xsl:variable name="机关" select="f:问责案件/f:决定/@机关"/>
    <!-- 下面这些没有就不印：一个也没有时，程序报出缺的是什么。 -->
    <xsl:if test="not($案件/f:事实/f:段)"><xsl:value-of select="f:问责案件/f:事实/f:段"/></xsl:if>
    <xsl:if test="not($案件/f:见面)"><xsl:value-of select="f:问责案件/f:见面"/></xsl:if>
    <xsl:if test="not($案件/f:情形)"><xsl:value-of select="f:问责案件/f:情形"/></xsl:if>
    <xsl:if test="not($案件/f:决定/f:依据)"><xsl:value-of select="f:问责案件/f:决定/f:依据"/></xsl:if>
    <xsl:if test="not($案件/f:决定/f:方式)"><xsl:value-of select="f:问责案件/f:决定/f:方式"/></xsl:if>
    <!-- 数据里写了别的值，或者一项也没有：不印，报出是哪一项。 -->
    <xsl:for-each select="f:问责案件/f:对象[not(@类型 = '党组织' or @类型 = '领导干部')]"><xsl:value-of select="@类型[. = '党组织' or . = '领导干部']"/></xsl:for-each>
    <公文 格式="文件">
      <xsl:if test="not($案件/f:决定[@集体研究日期 and @批准党组织])">
        <xsl:attribute name="草稿">是</xsl:attribute>
      </xsl:if>
      <xsl:call-template name="版头"/>
      <标题>
        <连><xsl:value-of select="f:机关/@名称"/></连>
        <连>关于对<xsl:for-each select="$对象"><xsl:call-template name="标题称呼"/></xsl:for-each></连>
        <连>问责的决定</连>
        <xsl:for-each select="f:问责案件/f:复查"><连>（已经复查<xsl:value-of select="@结论"/>）</连></xsl:for-each>
      </标题>
      <xsl:call-template name="主送"/>
      <正文>
        <!-- 复查变更、撤销以后重印的：写明不再照它执行（第七条，规则 E07.1）。 -->
        <xsl:for-each select="f:问责案件/f:复查">
          <段>
            <xsl:text>本决定已于</xsl:text>
            <xsl:value-of select="@日期"/>
            <xsl:text>经复查</xsl:text>
            <xsl:value-of select="@结论"/>
            <xsl:text>，以复查决定书</xsl:text>
            <xsl:if test="@文号">（<xsl:value-of select="@文号"/>）</xsl:if>
            <xsl:text>为准，只留存备查。</xsl:text>
          </段>
        </xsl:for-each>
        <一级>基本情况</一级>
        <段><xsl:value-of select="$对象/f:基本情况"/></段>

        <一级>问责事实</一级>
        <段>
          <xsl:text>经</xsl:text>
          <xsl:value-of select="$案件/f:调查/@机构"/>
          <xsl:text>调查核实，</xsl:text>
          <xsl:value-of select="$案件/f:调查报告/@日期"/>
          <xsl:text>形成调查报告，查明以下事实：</xsl:text>
        </段>
        <xsl:for-each select="$案件/f:事实/f:段">
          <段><xsl:value-of select="."/></段>
        </xsl:for-each>

        <一级>陈述和申辩</一级>
        <xsl:for-each select="$案件/f:见面"><xsl:call-template name="见面情况"/></xsl:for-each>

        <一级>问责依据</一级>
        <段>
          <xsl:text>上述事实属于</xsl:text>
          <xsl:for-each select="$案件"><xsl:call-template name="情形"/></xsl:for-each>
          <xsl:text>所列情形。依据</xsl:text>
          <xsl:call-template name="依据条文">
            <xsl:with-param name="依据" select="$案件/f:决定/f:依据"/>
          </xsl:call-template>
          <xsl:text>和</xsl:text>
          <xsl:value-of select="$问责程序规定"/>
          <xsl:text>第五条的规定，</xsl:text>
          <xsl:choose>
            <xsl:when test="$案件/f:决定[@集体研究日期 and @批准党组织]">应当</xsl:when>
            <xsl:otherwise>建议</xsl:otherwise>
          </xsl:choose>
          <xsl:text>予以问责。</xsl:text>
        </段>

        <一级>问责方式</一级>
        <xsl:for-each select="$案件/f:决定">
          <段>
            <xsl:text>根据调查情况，</xsl:text>
            <xsl:call-template name="研究批准">
              <xsl:with-param name="机关" select="$机关"/>
            </xsl:call-template>
            <xsl:text>：</xsl:text>
          </段>
          <xsl:call-template name="问责方式">
            <xsl:with-param name="对象" select="$对象"/>
          </xsl:call-template>
        </xsl:for-each>

        <一级>批准、生效和执行</一级>
        <xsl:for-each select="$案件/f:决定">
          <段><xsl:call-template name="批准生效"/></段>
          <xsl:call-template name="问责执行">
            <xsl:with-param name="对象" select="$对象"/>
          </xsl:call-template>
        </xsl:for-each>

        <一级>申诉期限和受理机关</一级>
        <xsl:for-each select="$案件/f:决定">
          <xsl:call-template name="申诉权利">
            <xsl:with-param name="对象" select="$对象"/>
          </xsl:call-template>
        </xsl:for-each>
      </正文>
      <xsl:call-template name="签批落款"/>
      <xsl:call-template name="版记"/>
      <xsl:call-template name="台账链"/>
    </公文>
  </xsl:template>

</xsl:stylesheet>
