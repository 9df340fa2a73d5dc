<?xml version="1.0" encoding="UTF-8"?>
<!--
  songda.xsl：送达回证（问责工作程序暂行规定第六条第（一）项；规则 E06.1）。
  问责决定送达被问责党组织或者党的领导干部，及其所在党组织；一份回证列出各受送达
  人。没有登记送达的留空手写，登记了的印出来。申诉期限从受送达人收到之日起算，所以
  收到日期由受送达人自己写。
  数据见 docs/kinds/cases.md，例子见 samples/papers/songda.xml（待送达）、
  songda-b.xml（已登记）。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>
  <xsl:include href="case.xsl"/>

  <!-- 一个受送达人的几行。当前结点是 送达。 -->
  <xsl:template name="受送达人">
    <行>
      <格 标="是" 跨行="3">
        <xsl:text>受送达人</xsl:text><换行/>
        <xsl:choose>
          <xsl:when test="@对象 = '本人' and ../../f:对象/@类型 = '党组织'">（被问责党组织）</xsl:when>
          <xsl:otherwise>（<xsl:value-of select="@对象"/>）</xsl:otherwise>
        </xsl:choose>
      </格>
      <格 标="是">名称</格><格><xsl:value-of select="@名称"/></格>
      <格 标="是">送达地点</格><格 空="是"/>
    </行>
    <行 高="2">
      <格 标="是">签收人</格>
      <xsl:choose>
        <xsl:when test="@接收人"><格><人名><xsl:value-of select="@接收人"/></人名></格></xsl:when>
        <xsl:otherwise><格 空="是"/></xsl:otherwise>
      </xsl:choose>
      <格 标="是">收到日期</格>
      <格>
        <xsl:choose>
          <xsl:when test="@日期"><xsl:value-of select="@日期"/></xsl:when>
          <xsl:otherwise>　　年　　月　　日</xsl:otherwise>
        </xsl:choose>
      </格>
    </行>
    <行 高="2">
      <格 标="是">送达人</格><格 空="是"/>
      <格 标="是">备注</格><格 空="是"/>
    </行>
  </xsl:template>

  <xsl:template match="/f:事实">
    <xsl:variable name="案件" select="f:问责案件"/>
    <xsl:if test="not(f:文书)"><xsl:value-of select="f:文书"/></xsl:if>
    <xsl:if test="not($案件/f:执行/f:送达)"><xsl:value-of select="f:问责案件/f:执行/f:送达"/></xsl:if>
    <公文 格式="表格">
      <xsl:call-template name="版头"/>
      <标题>送达回证</标题>
      <副题>案件编号 <xsl:value-of select="$案件/@编号"/></副题>
      <正文>
        <表 字号="小四">
          <列 宽="36"/><列 宽="16"/><列 宽="40"/><列 宽="22"/><列 宽="42"/>
          <行>
            <格 标="是">送达机关</格>
            <格 跨="4" 对齐="左"><xsl:value-of select="f:机关/@名称"/></格>
          </行>
          <xsl:for-each select="f:文书">
            <行>
              <xsl:if test="position() = 1"><格 标="是" 跨行="{last()}">送达文书</格></xsl:if>
              <格 跨="2" 对齐="左"><xsl:value-of select="@名称"/></格>
              <格 标="是">文号</格>
              <格><xsl:call-template name="或横线"><xsl:with-param name="值" select="@文号"/></xsl:call-template></格>
            </行>
          </xsl:for-each>
          <xsl:for-each select="$案件/f:执行/f:送达"><xsl:call-template name="受送达人"/></xsl:for-each>
        </表>
        <段>收到日期由签收人填写。签收人拒绝签收、由他人代收等情况，由送达人在备注栏写明。</段>
        <xsl:if test="$案件/f:决定/@申诉期限">
          <段>
            <xsl:text>对所送达的决定不服的，可以自收到之日起</xsl:text>
            <xsl:value-of select="$案件/f:决定/@申诉期限"/>
            <xsl:text>内提出申诉，由</xsl:text>
            <xsl:value-of select="$案件/f:决定/@受理机关"/>
            <xsl:text>受理。申诉期间，不停止决定的执行（</xsl:text>
            <xsl:value-of select="$问责程序规定"/>
            <xsl:text>第七条）。</xsl:text>
          </段>
        </xsl:if>
      </正文>
      <xsl:call-template name="机关落款"/>
      <xsl:call-template name="台账链"/>
    </公文>
  </xsl:template>

</xsl:stylesheet>
