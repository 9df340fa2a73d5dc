<?xml version="1.0" encoding="UTF-8"?>
<!--
  results.xsl：季度通报、年度考核结果通报、分析研判报告共用的图和表。
  引入它的模板还要引入 common.xsl。数都由程序算好，这里只排。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <!-- 县区印作县（区），其余照印。 -->
  <xsl:template name="类别名">
    <xsl:param name="类别" select="@类别"/>
    <xsl:choose>
      <xsl:when test="$类别 = '县区'">县（区）</xsl:when>
      <xsl:otherwise><xsl:value-of select="$类别"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 几个单位，其中几个有得分。当前结点是全市的 统计。 -->
  <xsl:template name="计分单位">
    <xsl:text>全市共有</xsl:text><xsl:value-of select="@单位数"/>
    <xsl:choose>
      <xsl:when test="@计分 = @单位数">个单位，都有得分</xsl:when>
      <xsl:when test="@计分 = 0">个单位，都没有得分</xsl:when>
      <xsl:otherwise>个单位，其中<xsl:value-of select="@计分"/>个有得分</xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@计分 &gt; 0">，平均得分<xsl:value-of select="@平均"/>分</xsl:if>
  </xsl:template>

  <!-- 同前一期、去年同期比较：只说全市的平均数和单位数。当前结点是 比较。 -->
  <xsl:template name="同前比较">
    <xsl:text>与</xsl:text>
    <xsl:if test="starts-with(@对, '去年')">去年同期（</xsl:if>
    <xsl:value-of select="@名称"/>
    <xsl:if test="starts-with(@对, '去年')">）</xsl:if>
    <xsl:text>相比，平均得分</xsl:text>
    <xsl:choose>
      <xsl:when test="@变化 = '持平'">持平</xsl:when>
      <xsl:otherwise><xsl:value-of select="@变化"/><xsl:value-of select="@幅度"/>分</xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@单位数 &gt; 0">
      <xsl:text>，</xsl:text><xsl:value-of select="@上升"/>
      <xsl:text>个单位得分上升，</xsl:text><xsl:value-of select="@下降"/>
      <xsl:text>个下降，</xsl:text><xsl:value-of select="@持平"/>
      <xsl:text>个持平</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- 得分旁边应当注明的话，没有的印一横。 -->
  <xsl:template name="备注">
    <xsl:choose>
      <xsl:when test="f:说明">
        <xsl:for-each select="f:说明">
          <xsl:if test="position() &gt; 1">；</xsl:if>
          <xsl:value-of select="."/>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise>—</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 两类单位和全市的得分、任务统计。 -->
  <xsl:template name="统计表">
    <xsl:param name="名"/>
    <表 名="{$名}" 字号="五号">
      <列 宽="24"/><列 宽="15"/><列 宽="15"/><列 宽="18"/><列 宽="18"/>
      <列 宽="18"/><列 宽="16"/><列 宽="16"/><列 宽="16"/>
      <表头>
        <格 跨行="2">类别</格><格 跨="2">单位数</格><格 跨="3">得分</格><格 跨="3">任务数</格>
      </表头>
      <表头>
        <格>全部</格><格>计分</格><格>平均</格><格>最高</格><格>最低</格>
        <格>应完成</格><格>已完成</格><格>逾期</格>
      </表头>
      <xsl:for-each select="f:统计">
        <行>
          <格 标="是"><xsl:call-template name="类别名"/></格>
          <格><xsl:value-of select="@单位数"/></格>
          <格><xsl:value-of select="@计分"/></格>
          <格><xsl:call-template name="或横线"><xsl:with-param name="值" select="@平均"/></xsl:call-template></格>
          <格><xsl:call-template name="或横线"><xsl:with-param name="值" select="@最高"/></xsl:call-template></格>
          <格><xsl:call-template name="或横线"><xsl:with-param name="值" select="@最低"/></xsl:call-template></格>
          <格><xsl:value-of select="@应完成"/></格>
          <格><xsl:value-of select="@已完成"/></格>
          <格><xsl:value-of select="@逾期"/></格>
        </行>
      </xsl:for-each>
    </表>
  </xsl:template>

  <!-- 折线：各类单位逐月的平均得分。 -->
  <xsl:template name="趋势图">
    <xsl:param name="名"/>
    <图 名="{$名}" 形="折线" 单位="分">
      <xsl:for-each select="f:趋势[1]/f:点">
        <类><xsl:value-of select="@期"/></类>
      </xsl:for-each>
      <xsl:for-each select="f:趋势">
        <xsl:variable name="系列"><xsl:call-template name="类别名"/></xsl:variable>
        <系列 名="{$系列}">
          <xsl:for-each select="f:点">
            <值><xsl:call-template name="或横线"><xsl:with-param name="值" select="@平均"/></xsl:call-template></值>
          </xsl:for-each>
        </系列>
      </xsl:for-each>
    </图>
  </xsl:template>

  <!-- 柱：各分数段的单位数。 -->
  <xsl:template name="分布图">
    <xsl:param name="名"/>
    <图 名="{$名}" 形="柱" 单位="个">
      <xsl:for-each select="f:档">
        <类><xsl:value-of select="@分数"/></类>
      </xsl:for-each>
      <系列 名="县（区）">
        <xsl:for-each select="f:档"><值><xsl:value-of select="@县区"/></值></xsl:for-each>
      </系列>
      <系列 名="市直单位">
        <xsl:for-each select="f:档"><值><xsl:value-of select="@市直单位"/></值></xsl:for-each>
      </系列>
    </图>
  </xsl:template>

  <!-- 一类单位的得分排名：得分由程序按名次排好，没有得分的在最后。 -->
  <xsl:template name="排名表">
    <xsl:param name="得分"/>
    <表 字号="五号">
      <列 宽="10"/><列 宽="28" 对齐="左"/><列 宽="14"/><列 宽="14"/><列 宽="14"/>
      <列 宽="14"/><列 宽="14"/><列 宽="14"/><列 宽="10"/><列 宽="24" 对齐="左"/>
      <表头>
        <格 跨行="2">名次</格><格 跨行="2">单位</格><格 跨="3">本期得分</格>
        <格 跨行="2">本年<换行/>日常<换行/>考核</格><格 跨="3">任务数</格><格 跨行="2">备注</格>
      </表头>
      <表头>
        <格>合计</格><格>主体<换行/>责任</格><格>监督<换行/>责任</格>
        <格>应完成</格><格>已完成</格><格>逾期</格>
      </表头>
      <xsl:for-each select="$得分">
        <行>
          <格><xsl:call-template name="或横线"><xsl:with-param name="值" select="@名次"/></xsl:call-template></格>
          <格><xsl:value-of select="@名称"/></格>
          <格><xsl:call-template name="或横线"><xsl:with-param name="值" select="@总分"/></xsl:call-template></格>
          <格><xsl:call-template name="或横线"><xsl:with-param name="值" select="@主体责任"/></xsl:call-template></格>
          <格><xsl:call-template name="或横线"><xsl:with-param name="值" select="@监督责任"/></xsl:call-template></格>
          <格><xsl:call-template name="或横线"><xsl:with-param name="值" select="@日常"/></xsl:call-template></格>
          <格><xsl:value-of select="@应完成"/></格>
          <格><xsl:value-of select="@已完成"/></格>
          <格><xsl:value-of select="@逾期"/></格>
          <格><xsl:call-template name="备注"/></格>
        </行>
      </xsl:for-each>
    </表>
  </xsl:template>

  <!-- 失分原因：分值是从任务分值中失去的分数。 -->
  <xsl:template name="失分表">
    <xsl:param name="名"/>
    <表 名="{$名}" 字号="五号">
      <列 宽="10"/><列 宽="40" 对齐="左"/><列 宽="46" 对齐="左"/><列 宽="20"/><列 宽="20"/><列 宽="20"/>
      <表头>
        <格>序号</格><格>失分原因</格><格>依据</格><格>处数</格><格>涉及单位</格><格>失去分值</格>
      </表头>
      <xsl:for-each select="f:失分">
        <行>
          <格><xsl:value-of select="position()"/></格>
          <格><xsl:value-of select="@种类"/></格>
          <格><xsl:value-of select="@条款"/></格>
          <格><xsl:value-of select="@处数"/></格>
          <格><xsl:value-of select="@单位数"/></格>
          <格><xsl:value-of select="@分值"/></格>
        </行>
      </xsl:for-each>
    </表>
  </xsl:template>

</xsl:stylesheet>
