<?xml version="1.0" encoding="UTF-8"?>
<!--
  biaozhang.xsl：表彰决定（督查考核办法第十六条；规则 D16.1）。市委的决定，发给
  各单位。只表彰考核为优秀等次的单位，名单按机关序列，不印得分和名次，不许诺奖励。
  签批以前是草稿：程序只提出建议，表彰不表彰由市委决定。数据见
  docs/kinds/bulletins.md，例子见 samples/papers/biaozhang.xml、
  biaozhang-b.xml（草稿）。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>

  <xsl:template name="表彰名单">
    <xsl:param name="单位"/>
    <xsl:if test="$单位">
      <名单 栏="4">
        <xsl:for-each select="$单位">
          <项><xsl:value-of select="@名称"/></项>
        </xsl:for-each>
      </名单>
    </xsl:if>
  </xsl:template>

  <xsl:template match="/f:事实">
    <!-- 数据里写了别的值，或者一项也没有：不印，报出是哪一项。 -->
    <xsl:for-each select="f:表彰[not(@类别 = '县区' or @类别 = '市直单位')]"><xsl:value-of select="@类别[. = '县区' or . = '市直单位']"/></xsl:for-each>
    <公文 格式="文件">
      <xsl:call-template name="版头"/>
      <标题>
        <连><xsl:value-of select="f:机关/@名称"/></连>
        <连>关于表彰</连>
        <连><xsl:value-of select="f:期间/@值"/>年度</连>
        <连>落实全面从严治党</连>
        <连>“两个责任”</连>
        <连>考核优秀单位的</连>
        <连>决定</连>
      </标题>
      <xsl:call-template name="主送"><xsl:with-param name="间隔" select="'，'"/></xsl:call-template>
      <正文>
        <段>
          <xsl:text>根据</xsl:text><xsl:value-of select="$督查考核办法"/>
          <xsl:text>第十六条和</xsl:text><xsl:value-of select="f:期间/@值"/>
          <xsl:text>年度考核结果</xsl:text>
          <xsl:if test="f:考核通报">（<xsl:value-of select="f:考核通报/@文号"/>）</xsl:if>
          <xsl:text>，市委</xsl:text>
          <xsl:choose>
            <xsl:when test="f:签批">决定，</xsl:when>
            <xsl:otherwise>拟</xsl:otherwise>
          </xsl:choose>
          <xsl:text>对考核为优秀等次的</xsl:text>
          <xsl:value-of select="f:表彰[1]/@名称"/>
          <xsl:if test="count(f:表彰) &gt; 1">等<xsl:value-of select="count(f:表彰)"/>个单位</xsl:if>
          <xsl:text>予以表彰。</xsl:text>
          <xsl:if test="count(f:表彰) &gt; 1">名单如下（按机关序列排列）：</xsl:if>
        </段>
        <xsl:if test="count(f:表彰) &gt; 1">
          <xsl:call-template name="表彰名单"><xsl:with-param name="单位" select="f:表彰[@类别 = '县区']"/></xsl:call-template>
          <xsl:call-template name="表彰名单"><xsl:with-param name="单位" select="f:表彰[@类别 = '市直单位']"/></xsl:call-template>
        </xsl:if>
        <xsl:call-template name="预评说明"/>
        <段>希望受到表彰的单位珍惜荣誉，再接再厉，继续履行好主体责任和监督责任。全市各级党组织要学习先进，切实把全面从严治党各项制度落到实处。</段>
      </正文>
      <xsl:call-template name="签批落款"/>
      <xsl:call-template name="联系附注"/>
      <xsl:call-template name="版记"/>
      <xsl:call-template name="台账链"/>
    </公文>
  </xsl:template>

</xsl:stylesheet>
