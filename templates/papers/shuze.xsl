<?xml version="1.0" encoding="UTF-8"?>
<!--
  shuze.xsl：述责述廉报告（述责述廉制度第三条、第五条、第七条；规则 C05.1、C05.2、C07.4）。
  一个人报送的一份报告，原文照印，归入本人的廉洁档案；领导班子的报告没有廉洁档案，不印。
  数据见 docs/kinds/archive.md，例子见 samples/papers/shuze.xml、shuze-b.xml（没有公开）。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>

  <!-- 报告的一部分：原文的各段，段首括号里是报告人写明的内容。 -->
  <xsl:template name="部分">
    <xsl:param name="标题"/>
    <xsl:param name="段"/>
    <xsl:if test="not($段)"><xsl:value-of select="$段"/></xsl:if>
    <一级><xsl:value-of select="$标题"/></一级>
    <xsl:for-each select="$段">
      <段>
        <xsl:if test="@内容"><楷体>（<xsl:value-of select="@内容"/>）</楷体></xsl:if>
        <xsl:value-of select="."/>
      </段>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="/f:事实">
    <xsl:variable name="报告" select="f:述责述廉报告"/>
    <公文 格式="表格">
      <xsl:call-template name="版头"/>
      <标题>述责述廉报告</标题>
      <副题><xsl:value-of select="$报告/@年度"/>年<xsl:value-of select="$报告/@期间"/></副题>
      <正文>
        <表 字号="小四">
          <列 宽="26"/><列 宽="52"/><列 宽="26"/><列 宽="52"/>
          <行>
            <格 标="是">姓名</格><格><人名><xsl:value-of select="$报告/@姓名"/></人名></格>
            <格 标="是">人员编号</格><格><xsl:value-of select="$报告/@编号"/></格>
          </行>
          <行>
            <格 标="是">单位</格><格><xsl:value-of select="f:单位/@名称"/></格>
            <格 标="是">职务</格>
            <格><xsl:call-template name="或横线"><xsl:with-param name="值" select="$报告/@职务"/></xsl:call-template></格>
          </行>
          <行>
            <格 标="是">报送日期</格><格><xsl:value-of select="$报告/@报送日期"/></格>
            <格 标="是">公开日期</格>
            <格><xsl:call-template name="或横线"><xsl:with-param name="值" select="$报告/@公开日期"/></xsl:call-template></格>
          </行>
          <行>
            <格 标="是">说明</格>
            <格 跨="3" 对齐="左">
              <xsl:text>报送的原文照印（身份证号码隐去出生日期）</xsl:text>
              <xsl:if test="$报告/*/f:段/@内容">，段首括号里是报告人写明的述责述廉内容（第三条）</xsl:if>
              <xsl:text>；根据</xsl:text>
              <xsl:value-of select="$述责述廉制度"/>
              <xsl:text>第七条第（二）项，归入干部廉洁档案。</xsl:text>
            </格>
          </行>
        </表>
        <xsl:call-template name="部分">
          <xsl:with-param name="标题">成绩</xsl:with-param>
          <xsl:with-param name="段" select="$报告/f:成绩/f:段"/>
        </xsl:call-template>
        <xsl:call-template name="部分">
          <xsl:with-param name="标题">问题</xsl:with-param>
          <xsl:with-param name="段" select="$报告/f:问题/f:段"/>
        </xsl:call-template>
        <xsl:call-template name="部分">
          <xsl:with-param name="标题">整改措施</xsl:with-param>
          <xsl:with-param name="段" select="$报告/f:整改措施/f:段"/>
        </xsl:call-template>
      </正文>
      <落款>
        <署名><人名><xsl:value-of select="$报告/@姓名"/></人名></署名>
        <日期><xsl:value-of select="$报告/@报送日期"/></日期>
      </落款>
      <xsl:call-template name="台账链"/>
    </公文>
  </xsl:template>

</xsl:stylesheet>
