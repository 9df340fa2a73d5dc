<?xml version="1.0" encoding="UTF-8"?>
<!--
  fucha.xsl：复查决定书（问责工作程序暂行规定第七条；规则 E07.1、E07.2）。
  对申诉作出的复查结论：维持、变更、撤销。变更的，另有一份新的决定（复查/决定），
  写明它的依据、方式、批准党组织、生效时间、申诉期限、受理机关；新文书写明原决定。
  以案件自己的集体研究日期和批准党组织为准（变更的在 复查/决定，维持、撤销的在
  复查），不另要签批；没有的印草稿。申诉期间不停止原决定的执行。
  数据见 docs/kinds/cases.md，例子见 samples/papers/fucha.xml（维持）、fucha-b.xml
  （变更）、fucha-c.xml（撤销，草稿）。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>
  <xsl:include href="case.xsl"/>

  <!-- 《原决定》的说法：日期、机关、方式、文号。当前结点是 原来的 决定。 -->
  <xsl:template name="原决定">
    <xsl:value-of select="@日期"/>
    <xsl:text>作出的对</xsl:text>
    <xsl:for-each select="../f:对象"><xsl:call-template name="对象称呼"/></xsl:for-each>
    <xsl:text>采取</xsl:text>
    <xsl:call-template name="方式名称"/>
    <xsl:text>方式问责的决定（</xsl:text>
    <xsl:value-of select="@文号"/>
    <xsl:text>）</xsl:text>
  </xsl:template>

  <!-- 结论。当前结点是 复查。 -->
  <xsl:template name="复查结论">
    <xsl:param name="对象"/>
    <xsl:param name="机关"/>
    <xsl:variable name="研究" select="f:决定 | self::f:复查[not(f:决定)]"/>
    <段>
      <xsl:text>根据</xsl:text>
      <xsl:value-of select="$问责程序规定"/>
      <xsl:text>第七条和复查情况，</xsl:text>
      <xsl:for-each select="$研究">
        <xsl:call-template name="研究批准">
          <xsl:with-param name="机关" select="$机关"/>
        </xsl:call-template>
      </xsl:for-each>
      <xsl:choose>
        <xsl:when test="@结论 = '维持'">维持<xsl:for-each select="../f:决定"><xsl:call-template name="原决定"/></xsl:for-each>。</xsl:when>
        <xsl:when test="@结论 = '撤销'">撤销<xsl:for-each select="../f:决定"><xsl:call-template name="原决定"/></xsl:for-each>，该决定不再执行。</xsl:when>
        <xsl:when test="@结论 = '变更'">变更<xsl:for-each select="../f:决定"><xsl:call-template name="原决定"/></xsl:for-each>，原决定的问责方式由下列方式代替：</xsl:when>
        <xsl:otherwise><xsl:value-of select="@结论[. = '维持' or . = '变更' or . = '撤销']"/></xsl:otherwise>
      </xsl:choose>
    </段>
    <xsl:if test="@结论 = '变更'">
      <xsl:for-each select="f:决定">
        <xsl:call-template name="问责方式">
          <xsl:with-param name="对象" select="$对象"/>
        </xsl:call-template>
        <段>
          <xsl:text>变更的依据是</xsl:text>
          <xsl:call-template name="依据条文">
            <xsl:with-param name="依据" select="f:依据"/>
          </xsl:call-template>
          <xsl:text>和</xsl:text>
          <xsl:value-of select="$问责程序规定"/>
          <xsl:text>第五条、第七条。</xsl:text>
        </段>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:template match="/f:事实">
    <xsl:variable name="案件" select="f:问责案件"/>
    <xsl:variable name="对象" select="f:问责案件/f:对象"/>
    <xsl:variable name="复查" select="f:问责案件/f:复查"/>
    <xsl:variable name="机关" select="f:问责案件/f:决定/@机关"/>
    <xsl:variable name="研究" select="$复查[not(f:决定)] | $复查/f:决定"/>
    <!-- 下面这些没有就不印：一个也没有时，程序报出缺的是什么。 -->
    <xsl:if test="not($案件/f:决定/f:方式)"><xsl:value-of select="f:问责案件/f:决定/f:方式"/></xsl:if>
    <xsl:if test="$复查/@结论 = '变更' and not($复查/f:决定/f:方式)"><xsl:value-of select="f:问责案件/f:复查/f:决定/f:方式"/></xsl:if>
    <xsl:if test="$复查/@结论 = '变更' and not($复查/f:决定/f:依据)"><xsl:value-of select="f:问责案件/f:复查/f:决定/f:依据"/></xsl:if>
    <xsl:if test="not($案件/f:申诉/@理由)"><xsl:value-of select="f:问责案件/f:申诉/@理由"/></xsl:if>
    <!-- 数据里写了别的值，或者一项也没有：不印，报出是哪一项。 -->
    <xsl:for-each select="f:问责案件/f:对象[not(@类型 = '党组织' or @类型 = '领导干部')]"><xsl:value-of select="@类型[. = '党组织' or . = '领导干部']"/></xsl:for-each>
    <公文 格式="文件">
      <xsl:if test="not($研究[@集体研究日期 and @批准党组织])">
        <xsl:attribute name="草稿">是</xsl:attribute>
      </xsl:if>
      <xsl:call-template name="版头"/>
      <标题>
        <连><xsl:value-of select="f:机关/@名称"/></连>
        <连>关于<xsl:for-each select="$对象"><xsl:call-template name="标题称呼"/></xsl:for-each></连>
        <连>申诉的复查决定</连>
      </标题>
      <xsl:call-template name="主送"/>
      <正文>
        <一级>申诉人基本情况</一级>
        <段><xsl:value-of select="$对象/f:基本情况"/></段>

        <一级>原问责决定</一级>
        <段>
          <xsl:for-each select="$案件/f:决定">
            <xsl:value-of select="@日期"/>
            <xsl:text>，</xsl:text>
            <xsl:value-of select="@机关"/>
            <xsl:text>作出对</xsl:text>
            <xsl:for-each select="../f:对象"><xsl:call-template name="对象称呼"/></xsl:for-each>
            <xsl:text>采取</xsl:text>
            <xsl:call-template name="方式名称"/>
            <xsl:text>方式问责的决定（</xsl:text>
            <xsl:value-of select="@文号"/>
            <xsl:text>），自</xsl:text>
            <xsl:value-of select="@生效日期"/>
            <xsl:text>起生效。</xsl:text>
          </xsl:for-each>
        </段>

        <一级>申诉的理由和受理</一级>
        <段>
          <xsl:value-of select="$案件/f:申诉/@日期"/>
          <xsl:text>，</xsl:text>
          <xsl:for-each select="$对象"><xsl:call-template name="对象称呼"/></xsl:for-each>
          <xsl:text>不服上述决定提出申诉，</xsl:text>
          <xsl:value-of select="$案件/f:申诉/@受理机关"/>
          <xsl:text>于</xsl:text>
          <xsl:value-of select="$案件/f:申诉/@受理日期"/>
          <xsl:text>受理。申诉期间，不停止原决定的执行。申诉的理由是：</xsl:text>
          <xsl:call-template name="成句"><xsl:with-param name="文字" select="$案件/f:申诉/@理由"/></xsl:call-template>
        </段>

        <一级>复查情况</一级>
        <段><xsl:value-of select="$复查/text()"/></段>

        <一级>复查结论</一级>
        <xsl:for-each select="$复查">
          <xsl:call-template name="复查结论">
            <xsl:with-param name="对象" select="$对象"/>
            <xsl:with-param name="机关" select="$机关"/>
          </xsl:call-template>
        </xsl:for-each>

        <xsl:if test="$复查/@结论 = '变更'">
          <一级>批准、生效和执行</一级>
          <xsl:for-each select="$复查/f:决定">
            <段><xsl:call-template name="批准生效"/></段>
            <xsl:call-template name="问责执行">
              <xsl:with-param name="对象" select="$对象"/>
            </xsl:call-template>
          </xsl:for-each>

          <一级>申诉期限和受理机关</一级>
          <xsl:for-each select="$复查/f:决定">
            <xsl:call-template name="申诉权利">
              <xsl:with-param name="对象" select="$对象"/>
            </xsl:call-template>
          </xsl:for-each>
        </xsl:if>
      </正文>
      <xsl:call-template name="签批落款"/>
      <xsl:call-template name="版记"/>
      <xsl:call-template name="台账链"/>
    </公文>
  </xsl:template>

</xsl:stylesheet>
