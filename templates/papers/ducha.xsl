<?xml version="1.0" encoding="UTF-8"?>
<!--
  ducha.xsl：督查通知书（督查考核办法第四条至第八条；规则 D06.1、D07.1、D08.1）。
  重点督查写明事由，专项督查写明依据；名次不写进来（通报的规定另有限制）。
  数据见 docs/kinds/letters.md，例子见 samples/papers/ducha.xml（重点督查）、
  ducha-b.xml（专项督查）。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>

  <xsl:template match="/f:事实">
    <xsl:variable name="督查" select="f:督查"/>
    <公文 格式="信函">
      <xsl:call-template name="版头"/>
      <标题>
        <连>关于<xsl:value-of select="f:单位/@名称"/></连>
        <连>落实<xsl:value-of select="$督查/@责任"/>情况的</连>
        <连><xsl:value-of select="$督查/@类型"/>通知书</连>
      </标题>
      <xsl:call-template name="主送"/>
      <正文>
        <段>
          <xsl:text>根据</xsl:text>
          <xsl:value-of select="$督查考核办法"/>
          <xsl:text>（以下简称督查考核办法）</xsl:text>
          <xsl:call-template name="督查条款">
            <xsl:with-param name="类型" select="$督查/@类型"/>
          </xsl:call-template>
          <xsl:if test="$督查/@依据">
            <xsl:text>和</xsl:text>
            <xsl:value-of select="$督查/@依据"/>
          </xsl:if>
          <xsl:text>，定于</xsl:text>
          <xsl:value-of select="$督查/@起"/>
          <xsl:if test="$督查/@止">
            <xsl:text>至</xsl:text>
            <xsl:value-of select="$督查/@止"/>
          </xsl:if>
          <xsl:text>，由</xsl:text>
          <xsl:value-of select="$督查/@督查组"/>
          <xsl:text>对</xsl:text>
          <xsl:value-of select="f:单位/@名称"/>
          <xsl:text>落实全面从严治党</xsl:text>
          <xsl:value-of select="$督查/@责任"/>
          <xsl:text>情况开展</xsl:text>
          <xsl:value-of select="$督查/@类型"/>
          <xsl:text>（</xsl:text>
          <xsl:value-of select="$督查/@编号"/>
          <xsl:text>）。现将有关事项通知如下。</xsl:text>
        </段>

        <xsl:if test="$督查/f:事由">
          <一级>督查事由</一级>
          <xsl:call-template name="逐条">
            <xsl:with-param name="条" select="$督查/f:事由"/>
          </xsl:call-template>
        </xsl:if>

        <一级>督查内容</一级>
        <xsl:call-template name="逐条">
          <xsl:with-param name="条" select="$督查/f:内容"/>
        </xsl:call-template>

        <一级>督查方式</一级>
        <段>
          <xsl:text>采取</xsl:text>
          <xsl:for-each select="$督查/f:方式">
            <xsl:if test="position() &gt; 1">、</xsl:if>
            <xsl:value-of select="."/>
          </xsl:for-each>
          <xsl:text>的方式进行。</xsl:text>
        </段>

        <xsl:if test="$督查/f:成员">
          <一级>督查组人员</一级>
          <表 字号="小四">
            <列 宽="26"/><列 宽="34"/><列 宽="62" 对齐="左"/><列 宽="34"/>
            <表头>
              <格>分工</格><格>姓名</格><格>单位和职务</格><格>联系电话</格>
            </表头>
            <xsl:for-each select="$督查/f:成员">
              <行>
                <格><xsl:value-of select="@分工"/></格>
                <格><人名><xsl:value-of select="@姓名"/></人名></格>
                <格><xsl:value-of select="@职务"/></格>
                <格><xsl:call-template name="或横线"><xsl:with-param name="值" select="@电话"/></xsl:call-template></格>
              </行>
            </xsl:for-each>
          </表>
        </xsl:if>

        <一级>有关要求</一级>
        <二级>做好准备。<仿宋>
          <xsl:text>请准备</xsl:text>
          <xsl:for-each select="f:材料">
            <xsl:if test="position() &gt; 1">、</xsl:if>
            <xsl:value-of select="."/>
          </xsl:for-each>
          <xsl:text>，督查时提供。</xsl:text>
        </仿宋></二级>
        <二级>如实反映情况。<仿宋>请如实介绍情况，不得弄虚作假。对督查中发现的问题，及时进行反馈并限期整改（督查考核办法第十五条）。</仿宋></二级>
      </正文>
      <xsl:call-template name="签批落款"/>
      <xsl:call-template name="联系附注"/>
      <xsl:call-template name="版记"/>
      <xsl:call-template name="台账链"/>
    </公文>
  </xsl:template>

</xsl:stylesheet>
