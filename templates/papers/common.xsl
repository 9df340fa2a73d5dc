<?xml version="1.0" encoding="UTF-8"?>
<!--
  common.xsl：各种文书共用的几段。改这里，所有用到它的文书一起变。
  写法见 docs/papers.md。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:strip-space elements="*"/>

  <!-- 主送：几个机关用顿号隔开，机关名称不拆开。 -->
  <xsl:template name="主送">
    <主送>
      <xsl:for-each select="f:主送">
        <xsl:if test="position() &gt; 1">、</xsl:if>
        <连><xsl:value-of select="."/></连>
      </xsl:for-each>
    </主送>
  </xsl:template>

  <!-- 办公室的落款：机关、日期，用不用印看数据。 -->
  <xsl:template name="机关落款">
    <落款 用印="{f:机关/@用印}">
      <署名><xsl:value-of select="f:机关/@名称"/></署名>
      <日期><xsl:value-of select="f:截止/@中文"/></日期>
    </落款>
  </xsl:template>

  <!-- 附注：承办和电话，数据里有就印。 -->
  <xsl:template name="联系附注">
    <xsl:if test="f:机关/@电话">
      <附注>
        <xsl:if test="f:机关/@承办">承办：<xsl:value-of
            select="f:机关/@承办"/>，</xsl:if>
        <xsl:text>联系电话：</xsl:text>
        <xsl:value-of select="f:机关/@电话"/>
      </附注>
    </xsl:if>
  </xsl:template>

  <!-- 页脚：台账链的条数和链值，可以拿纸面核对数据库。 -->
  <xsl:template name="台账链">
    <xsl:if test="f:台账链">
      <页脚>
        <xsl:text>台账链：第</xsl:text>
        <xsl:value-of select="f:台账链/@条数"/>
        <xsl:text>条　</xsl:text>
        <xsl:value-of select="f:台账链/@值"/>
      </页脚>
    </xsl:if>
  </xsl:template>

  <!-- 没有数的地方印一横。 -->
  <xsl:template name="或横线">
    <xsl:param name="值"/>
    <xsl:choose>
      <xsl:when test="normalize-space($值)"><xsl:value-of select="$值"/></xsl:when>
      <xsl:otherwise>—</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 指标：名称后面附编号。 -->
  <xsl:template name="指标">
    <xsl:value-of select="@名称"/>
    <xsl:text>（</xsl:text>
    <xsl:value-of select="@编号"/>
    <xsl:text>）</xsl:text>
  </xsl:template>

</xsl:stylesheet>
