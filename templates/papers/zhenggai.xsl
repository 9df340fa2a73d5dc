<?xml version="1.0" encoding="UTF-8"?>
<!--
  zhenggai.xsl：限期整改通知书（督查考核办法第十五条；规则 D15.1）。
  一次督查、一个单位一份；主体责任的以市委办公室、监督责任的以市纪委的名义发。
  数据见 docs/kinds/letters.md，例子见 samples/papers/zhenggai.xml。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>

  <xsl:template match="/f:事实">
    <xsl:variable name="督查" select="f:督查反馈"/>
    <xsl:if test="not($督查/f:问题)"><xsl:value-of select="f:督查反馈/f:问题"/></xsl:if>
    <xsl:variable name="条">
      <xsl:call-template name="督查条款">
        <xsl:with-param name="类型" select="$督查/@类型"/>
      </xsl:call-template>
    </xsl:variable>
    <公文 格式="信函">
      <xsl:call-template name="版头"/>
      <标题>
        <连>关于<xsl:value-of select="f:单位/@名称"/></连>
        <连>落实<xsl:value-of select="$督查/@责任"/></连>
        <连><xsl:value-of select="$督查/@类型"/></连>
        <连>发现问题的</连>
        <连>限期整改通知书</连>
      </标题>
      <xsl:call-template name="主送"/>
      <正文>
        <段>
          <xsl:text>根据</xsl:text>
          <xsl:value-of select="$督查考核办法"/>
          <xsl:text>（以下简称督查考核办法）</xsl:text>
          <xsl:value-of select="$条"/>
          <xsl:if test="$督查/@依据">
            <xsl:text>和</xsl:text>
            <xsl:value-of select="$督查/@依据"/>
          </xsl:if>
          <xsl:text>，</xsl:text>
          <xsl:value-of select="$督查/@督查组"/>
          <xsl:text>于</xsl:text>
          <xsl:value-of select="$督查/@日期"/>
          <xsl:text>对</xsl:text>
          <xsl:value-of select="f:单位/@名称"/>
          <xsl:text>落实全面从严治党</xsl:text>
          <xsl:value-of select="$督查/@责任"/>
          <xsl:text>情况进行了</xsl:text>
          <xsl:value-of select="$督查/@类型"/>
          <xsl:text>（</xsl:text>
          <xsl:value-of select="$督查/@编号"/>
          <xsl:text>）。对督查中发现的</xsl:text>
          <xsl:choose>
            <xsl:when test="$督查/@共 &gt; count($督查/f:问题)">
              <xsl:value-of select="$督查/@共"/>
              <xsl:text>个问题中整改期限未满、还没有完成整改的</xsl:text>
              <xsl:value-of select="count($督查/f:问题)"/>
              <xsl:text>个，依照督查考核办法第十五条，现予反馈并限期整改。</xsl:text>
            </xsl:when>
            <xsl:otherwise>
              <xsl:value-of select="count($督查/f:问题)"/>
              <xsl:text>个问题，依照督查考核办法第十五条，现予反馈并限期整改。</xsl:text>
            </xsl:otherwise>
          </xsl:choose>
        </段>

        <一级>发现的问题和整改要求</一级>
        <表 字号="小四">
          <列 宽="14"/><列 宽="60" 对齐="左"/><列 宽="48" 对齐="左"/><列 宽="34"/>
          <表头>
            <格>编号</格><格>发现的问题</格><格>整改要求</格><格>整改期限</格>
          </表头>
          <xsl:for-each select="$督查/f:问题">
            <行>
              <格><xsl:value-of select="@编号"/></格>
              <格><xsl:value-of select="f:事实"/></格>
              <格><xsl:value-of select="f:整改要求"/></格>
              <格><xsl:value-of select="@整改期限"/></格>
            </行>
          </xsl:for-each>
        </表>

        <一级>有关要求</一级>
        <二级>逐项整改。<仿宋>请党组织主要负责人组织研究上列问题，逐项明确整改措施和责任人，在整改期限以内整改到位。</仿宋></二级>
        <二级>如实报告。<仿宋><xsl:call-template name="书面报送">
            <xsl:with-param name="内容" select="'整改情况'"/>
          </xsl:call-template>，按问题编号逐项写明整改措施和完成日期，附印证材料；尚未完成的，写明进展情况。</仿宋></二级>
        <二级>严肃对待。<仿宋>对问题整改不到位或者拒不整改、推进工作过程中存在弄虚作假等问题的，根据情形进行问责（督查考核办法第十五条）。</仿宋></二级>
      </正文>
      <xsl:call-template name="签批落款"/>
      <xsl:call-template name="联系附注"/>
      <xsl:call-template name="版记"/>
      <xsl:call-template name="台账链"/>
    </公文>
  </xsl:template>

</xsl:stylesheet>
