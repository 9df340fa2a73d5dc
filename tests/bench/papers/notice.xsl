<?xml version="1.0" encoding="UTF-8"?>
<!-- notice.xsl: the measured page as an official paper. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:template match="/f:事实">
    <公文 格式="表格">
      <标题><xsl:value-of select="f:标题"/></标题>
      <主送><xsl:value-of select="f:主送"/></主送>
      <正文>
        <段><xsl:value-of select="f:段[1]"/></段>
        <xsl:for-each select="f:节">
          <二级>
            <xsl:value-of select="."/>
            <仿宋><xsl:value-of select="following-sibling::f:段[1]"/></仿宋>
          </二级>
        </xsl:for-each>
      </正文>
      <落款>
        <署名><xsl:value-of select="f:机关"/></署名>
        <日期><xsl:value-of select="f:日期"/></日期>
      </落款>
    </公文>
  </xsl:template>

</xsl:stylesheet>
