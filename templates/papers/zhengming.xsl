<?xml version="1.0" encoding="UTF-8"?>
<!--
  zhengming.xsl：归档证明。每月一份，把台账和廉洁档案当时的样子印在纸上：以后有人
  改动、抽走、补进或者截去任何一条，拿这张纸就能查出来。只写编号和摘要值，不写卷里的
  内容。数据见 docs/kinds/archive.md，例子见 samples/papers/zhengming.xml。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>

  <xsl:template match="/f:事实">
    <公文 格式="表格">
      <版头 发文机关标志="{f:机关/@名称}"/>
      <标题>归档证明</标题>
      <副题><xsl:value-of select="f:期间/@名称"/></副题>
      <正文>
        <段>
          <xsl:value-of select="concat('截至', f:截止/@中文, '，台账和干部廉洁档案的检查点如下。')"/>
        </段>
        <表 字号="小四">
          <列 宽="30"/><列 宽="126" 对齐="左"/>
          <行><格 标="是">检查点期间</格><格><xsl:value-of select="f:检查点/@期间"/></格></行>
          <行><格 标="是">台账条数</格><格><xsl:value-of select="f:检查点/@条数"/></格></行>
          <行><格 标="是">台账链值</格><格><xsl:value-of select="f:检查点/@链值"/></格></行>
          <行><格 标="是">事件条数</格><格><xsl:value-of select="f:事件链/@条数"/></格></行>
          <行><格 标="是">事件链值</格><格><xsl:value-of select="f:事件链/@链值"/></格></行>
          <xsl:if test="f:签名">
            <行><格 标="是">签名算法</格><格><xsl:value-of select="f:签名/@算法"/></格></行>
            <行><格 标="是">公钥SM3</格><格><xsl:value-of select="f:签名/@公钥"/></格></行>
            <行><格 标="是">签名值</格><格><xsl:value-of select="f:签名/@值"/></格></行>
          </xsl:if>
        </表>
        <xsl:if test="f:卷">
          <表 名="廉洁档案各卷" 字号="五号">
            <列 宽="10"/><列 宽="34"/><列 宽="14"/><列 宽="20"/>
            <列 宽="78" 对齐="左"/>
            <表头>
              <格>序号</格><格>人员编号</格><格>件数</格><格>本期新增</格>
              <格>内容清单的SM3</格>
            </表头>
            <xsl:for-each select="f:卷">
              <行>
                <格><xsl:value-of select="position()"/></格>
                <格><xsl:value-of select="@人员"/></格>
                <格><xsl:value-of select="@件数"/></格>
                <格><xsl:value-of select="@新增"/></格>
                <格><xsl:value-of select="@摘要"/></格>
              </行>
            </xsl:for-each>
          </表>
        </xsl:if>
        <段>每条的链值由上一条的链值和本条的摘要用SM3算出，印发、归档、查阅等事件另成一条链；内容清单列出卷内各件的每个文件，以后加件的，只看件号在前的各件。条数、链值、摘要值相符的，已有的各条、各件没有改动、抽走、换位或者补进。</段>
      </正文>
      <落款 用印="{f:机关/@用印}">
        <署名><xsl:value-of select="f:机关/@名称"/></署名>
        <日期><xsl:value-of select="f:截止/@中文"/></日期>
      </落款>
    </公文>
  </xsl:template>

</xsl:stylesheet>
