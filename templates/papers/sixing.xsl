<?xml version="1.0" encoding="UTF-8"?>
<!--
  sixing.xsl：四性检测报告（DA/T 70 的真实性、完整性、可用性、安全性）。结果只有
  通过、部分通过（只检测了一部分）、不通过、未检测四种，没有检测的不算通过。数据见 docs/kinds/archive.md，
  例子见 samples/papers/sixing.xml。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>

  <xsl:template name="各项">
    <xsl:param name="性"/>
    <xsl:variable name="项" select="f:检测[@性=$性]"/>
    <xsl:for-each select="$项">
      <行>
        <xsl:if test="position() = 1">
          <格 标="是" 跨行="{count($项)}"><xsl:value-of select="$性"/></格>
        </xsl:if>
        <格><xsl:value-of select="@项目"/></格>
        <格><xsl:value-of select="@数量"/></格>
        <格><xsl:value-of select="@结果"/></格>
        <格><xsl:call-template name="或横线">
          <xsl:with-param name="值" select="@说明"/>
        </xsl:call-template></格>
      </行>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="/f:事实">
    <xsl:variable name="坏" select="f:检测[@结果='不通过']"/>
    <xsl:variable name="未" select="f:检测[@结果='未检测']"/>
    <xsl:variable name="部分" select="f:检测[@结果='部分通过']"/>
    <!-- 数据里写了别的值，或者一项也没有：不印，报出是哪一项。 -->
    <xsl:for-each select="f:检测[not(@性 = '真实性' or @性 = '完整性' or @性 = '可用性' or @性 = '安全性')]"><xsl:value-of select="@性[. = '真实性' or . = '完整性' or . = '可用性' or . = '安全性']"/></xsl:for-each>
    <xsl:for-each select="f:检测[not(@结果 = '通过' or @结果 = '部分通过' or @结果 = '不通过' or @结果 = '未检测')]"><xsl:value-of select="@结果[. = '通过' or . = '部分通过' or . = '不通过' or . = '未检测']"/></xsl:for-each>
    <公文 格式="表格">
      <版头 发文机关标志="{f:机关/@名称}"/>
      <标题>电子档案四性检测报告</标题>
      <正文>
        <表 字号="小四">
          <列 宽="30"/><列 宽="126" 对齐="左"/>
          <行><格 标="是">检测对象</格><格><xsl:value-of select="f:对象/@名称"/></格></行>
          <行><格 标="是">件数</格><格><xsl:value-of select="f:对象/@件数"/></格></行>
          <行><格 标="是">检测范围</格><格><xsl:value-of select="f:对象/@范围"/></格></行>
          <行><格 标="是">检测日期</格><格><xsl:value-of select="f:截止/@中文"/></格></行>
          <行><格 标="是">检测工具</格><格><xsl:value-of select="f:工具/@名称"/></格></行>
        </表>
        <段>
          <xsl:value-of select="concat('共检测', count(f:检测), '项：通过',
              count(f:检测[@结果='通过']), '项，')"/>
          <xsl:if test="$部分">
            <xsl:value-of select="concat('部分通过', count($部分), '项，')"/>
          </xsl:if>
          <xsl:value-of select="concat('不通过', count($坏), '项，未检测',
              count($未), '项。')"/>
          <xsl:choose>
            <xsl:when test="$坏">有的项不通过，检测对象不符合要求，见表中说明。</xsl:when>
            <xsl:when test="$部分">检测过的都通过；没有检测的部分和项不作结论。</xsl:when>
            <xsl:when test="$未">检测过的各项都通过；未检测的项不作结论。</xsl:when>
            <xsl:otherwise>各项都通过。</xsl:otherwise>
          </xsl:choose>
        </段>
        <表 名="检测结果" 字号="五号">
          <列 宽="18"/><列 宽="66" 对齐="左"/><列 宽="14"/><列 宽="16"/>
          <列 宽="42" 对齐="左"/>
          <表头>
            <格>性质</格><格>检测项目</格><格>数量</格><格>结果</格>
            <格>说明</格>
          </表头>
          <xsl:call-template name="各项">
            <xsl:with-param name="性">真实性</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="各项">
            <xsl:with-param name="性">完整性</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="各项">
            <xsl:with-param name="性">可用性</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="各项">
            <xsl:with-param name="性">安全性</xsl:with-param>
          </xsl:call-template>
        </表>
      </正文>
      <落款>
        <署名><xsl:value-of select="f:机关/@名称"/></署名>
        <日期><xsl:value-of select="f:截止/@中文"/></日期>
      </落款>
      <xsl:call-template name="台账链"/>
    </公文>
  </xsl:template>

</xsl:stylesheet>
