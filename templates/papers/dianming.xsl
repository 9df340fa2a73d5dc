<?xml version="1.0" encoding="UTF-8"?>
<!--
  dianming.xsl：点名通报（全程记实制度第十三条；规则 A13.1、A13.2）。
  只写签批决定点名的单位、认定的行为和准予印出的情况（段）；程序列出的“疑似”不进来。
  责任人只写签批点到的人。涉密记录不写编号和内容（A14.1），谈话内容不写（B23.1）。
  数据见 docs/kinds/bulletins.md，例子见 samples/papers/dianming.xml、
  dianming-b.xml（草稿）。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>

  <xsl:template name="责任人">
    <xsl:if test="f:责任人">
      <段>
        <xsl:text>责任人：</xsl:text>
        <xsl:for-each select="f:责任人">
          <xsl:if test="position() &gt; 1">、</xsl:if>
          <xsl:value-of select="@职务"/><人名><xsl:value-of select="@姓名"/></人名>
        </xsl:for-each>
        <xsl:text>。</xsl:text>
      </段>
    </xsl:if>
  </xsl:template>

  <!-- 一种行为：第一段接着标题写，其余另起段；只有一种的不编序号。 -->
  <xsl:template name="行为">
    <xsl:choose>
      <xsl:when test="last() = 1">
        <段><楷体><xsl:value-of select="@认定"/>。</楷体><xsl:value-of select="f:段[1]"/></段>
      </xsl:when>
      <xsl:otherwise>
        <二级><xsl:value-of select="@认定"/>。<仿宋><xsl:value-of select="f:段[1]"/></仿宋></二级>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:for-each select="f:段[position() &gt; 1]">
      <段><xsl:value-of select="."/></段>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="/f:事实">
    <公文 格式="文件">
      <xsl:call-template name="版头"/>
      <标题>
        <连><xsl:value-of select="f:机关/@名称"/></连>
        <连>关于<xsl:value-of select="f:点名[1]/@名称"/></连>
        <xsl:if test="count(f:点名) &gt; 1"><连>等<xsl:value-of select="count(f:点名)"/>个单位</连></xsl:if>
        <连>全程记实工作中</连>
        <连>有关问题的</连>
        <连>通报</连>
      </标题>
      <xsl:call-template name="主送"><xsl:with-param name="间隔" select="'，'"/></xsl:call-template>
      <正文>
        <段>
          <xsl:value-of select="$记实制度"/>
          <xsl:text>第十三条规定，市委、市纪委对全程记实情况进行监督检查，对不按时录入、不如实记录的，随意修改、删除记录内容的，弄虚作假欺骗组织的，严肃追究责任，并点名通报曝光。在对</xsl:text>
          <xsl:value-of select="f:期间/@名称"/>
          <xsl:text>全程记实情况的监督检查中发现</xsl:text>
          <xsl:value-of select="f:点名[1]/@名称"/>
          <xsl:if test="count(f:点名) &gt; 1">等<xsl:value-of select="count(f:点名)"/>个单位</xsl:if>
          <xsl:text>存在有关问题。</xsl:text>
          <xsl:if test="f:签批">经批准，</xsl:if>
          <xsl:text>现将有关情况通报如下。</xsl:text>
        </段>
        <xsl:for-each select="f:点名">
          <一级><xsl:value-of select="@名称"/></一级>
          <xsl:for-each select="f:行为">
            <xsl:call-template name="行为"/>
          </xsl:for-each>
          <xsl:call-template name="责任人"/>
          <xsl:for-each select="f:追究">
            <段>责任追究：<xsl:value-of select="."/></段>
          </xsl:for-each>
        </xsl:for-each>
        <一级>有关要求</一级>
        <段>请各单位引以为戒，对照检查本单位全程记实工作，按照实事求是、一事一记、内容翔实、从严管理的原则及时、如实记录（第四条）。记实事项由党委（党组）、纪委（纪检组）主要负责人审核签字，按规定时限录入（第十条），不得随意修改、删除记录内容（第十三条）。</段>
      </正文>
      <xsl:call-template name="签批落款"/>
      <xsl:call-template name="联系附注"/>
      <xsl:call-template name="版记"/>
      <xsl:call-template name="检查点"/>
    </公文>
  </xsl:template>

</xsl:stylesheet>
