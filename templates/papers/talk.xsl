<?xml version="1.0" encoding="UTF-8"?>
<!--
  talk.xsl：谈话的文书共用的几段（诫勉谈话决定书、谈话记录）。不是一种文书。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <!-- 谈话制度第十九条第一款的五项。 -->
  <xsl:template name="诫勉情形">
    <xsl:param name="项"/>
    <xsl:choose>
      <xsl:when test="$项 = '一'">失职失责，情节较轻的</xsl:when>
      <xsl:when test="$项 = '二'">不构成违纪但造成不良影响的</xsl:when>
      <xsl:when test="$项 = '三'">存在轻微违纪问题，不需要给予党纪政纪处分的</xsl:when>
      <xsl:when test="$项 = '四'">构成违纪但根据有关规定免予党纪政纪处分的</xsl:when>
      <xsl:when test="$项 = '五'">其他需要进行诫勉谈话的情形</xsl:when>
      <!-- 没有这一项：停下来，报出缺的是什么 -->
      <xsl:otherwise><xsl:value-of select="f:谈话制度第十九条第一款的项"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
