<?xml version="1.0" encoding="UTF-8"?>
<!--
  bilu.xsl：陈述申辩笔录（问责工作程序暂行规定第四条第三款；规则 E04.1）。
  事实材料见面时听取的陈述和申辩，记录在案。问答是一张表，表头每页重印，供陈述
  申辩人逐页签字；没有问答数据的印成空白笔录，手写。骑缝由当事人手工签按。
  数据见 docs/kinds/cases.md，例子见 samples/papers/bilu.xml（有问答，排两页以上）、
  bilu-b.xml（空白，供手写）。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>
  <xsl:include href="case.xsl"/>

  <!-- 笔录上的人：姓名和职务。 -->
  <xsl:template name="人员行">
    <xsl:param name="标目"/>
    <xsl:param name="人员"/>
    <!-- 空白笔录：没有人员的，留空手写。 -->
    <xsl:if test="not($人员)">
      <行>
        <格 标="是"><xsl:value-of select="$标目"/></格><格 空="是"/>
        <格 标="是">职务</格><格 空="是"/>
      </行>
    </xsl:if>
    <xsl:for-each select="$人员">
      <行>
        <xsl:if test="position() = 1"><格 标="是" 跨行="{last()}"><xsl:value-of select="$标目"/></格></xsl:if>
        <格><人名><xsl:value-of select="@姓名"/></人名></格>
        <格 标="是">职务</格>
        <格><xsl:value-of select="@职务"/></格>
      </行>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="签字行">
    <xsl:param name="标目"/>
    <行 高="2">
      <格 标="是"><xsl:value-of select="$标目"/></格>
      <格 空="是"/>
      <格 标="是">日期</格>
      <格>　　年　　月　　日</格>
    </行>
  </xsl:template>

  <!-- 供手写的横格。 -->
  <xsl:template name="空行">
    <xsl:param name="行数"/>
    <xsl:if test="$行数 &gt; 0">
      <行 高="2"><格 跨="4" 空="是"/></行>
      <xsl:call-template name="空行">
        <xsl:with-param name="行数" select="$行数 - 1"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="/f:事实">
    <xsl:variable name="案件" select="f:问责案件"/>
    <xsl:variable name="笔录" select="f:笔录"/>
    <xsl:if test="$笔录 and not($笔录/f:陈述申辩人)"><xsl:value-of select="f:笔录/f:陈述申辩人"/></xsl:if>
    <xsl:if test="$笔录 and not($笔录/f:问话人)"><xsl:value-of select="f:笔录/f:问话人"/></xsl:if>
    <xsl:if test="$笔录 and not($笔录/f:记录人)"><xsl:value-of select="f:笔录/f:记录人"/></xsl:if>
    <公文 格式="表格">
      <xsl:call-template name="版头"/>
      <标题>陈述申辩笔录</标题>
      <副题>案件编号 <xsl:value-of select="$案件/@编号"/></副题>
      <正文>
        <表 字号="小四">
          <列 宽="26"/><列 宽="56"/><列 宽="24"/><列 宽="50"/>
          <行>
            <格 标="是">问责对象</格>
            <格><xsl:value-of select="$案件/f:对象/@名称"/></格>
            <格 标="是">单位</格>
            <格><xsl:value-of select="f:单位/@名称"/></格>
          </行>
          <行>
            <格 标="是">日期</格>
            <格>
              <xsl:choose>
                <xsl:when test="$案件/f:见面"><xsl:value-of select="$案件/f:见面/@日期"/></xsl:when>
                <xsl:otherwise>　　　年　　月　　日</xsl:otherwise>
              </xsl:choose>
            </格>
            <格 标="是">起止时间</格>
            <格>
              <xsl:choose>
                <xsl:when test="$笔录/@开始">
                  <xsl:value-of select="$笔录/@开始"/>
                  <xsl:text>至</xsl:text>
                  <xsl:value-of select="$笔录/@结束"/>
                </xsl:when>
                <xsl:otherwise>　时　分至　时　分</xsl:otherwise>
              </xsl:choose>
            </格>
          </行>
          <行>
            <格 标="是">地点</格>
            <xsl:choose>
              <xsl:when test="$笔录"><格 跨="3" 对齐="左"><xsl:value-of select="$笔录/@地点"/></格></xsl:when>
              <xsl:otherwise><格 跨="3" 空="是"/></xsl:otherwise>
            </xsl:choose>
          </行>
          <xsl:call-template name="人员行">
            <xsl:with-param name="标目" select="'陈述申辩人'"/>
            <xsl:with-param name="人员" select="$笔录/f:陈述申辩人"/>
          </xsl:call-template>
          <xsl:call-template name="人员行">
            <xsl:with-param name="标目" select="'问话人'"/>
            <xsl:with-param name="人员" select="$笔录/f:问话人"/>
          </xsl:call-template>
          <xsl:call-template name="人员行">
            <xsl:with-param name="标目" select="'记录人'"/>
            <xsl:with-param name="人员" select="$笔录/f:记录人"/>
          </xsl:call-template>
        </表>
        <段>
          <xsl:text>问话人向陈述申辩人说明：根据</xsl:text>
          <xsl:value-of select="$问责程序规定"/>
          <xsl:text>第四条，调查的事实材料必须同被问责对象见面，听取被问责对象的陈述和申辩，并记录在案，对其合理意见应当予以采纳。</xsl:text>
        </段>
        <表 字号="小四">
          <列 宽="14"/><列 宽="50" 对齐="左"/><列 宽="44"/><列 宽="48"/>
          <表头 高="2">
            <格 跨="2">陈述申辩人逐页签字</格><格 空="是"/>
            <格>　　年　　月　　日</格>
          </表头>
          <xsl:choose>
            <xsl:when test="$笔录/f:问 or $笔录/f:答">
              <xsl:for-each select="$笔录/f:问 | $笔录/f:答">
                <行>
                  <格 标="是"><xsl:value-of select="local-name()"/></格>
                  <格 跨="3" 对齐="左"><xsl:value-of select="."/></格>
                </行>
              </xsl:for-each>
            </xsl:when>
            <xsl:otherwise>
              <xsl:call-template name="空行"><xsl:with-param name="行数" select="22"/></xsl:call-template>
            </xsl:otherwise>
          </xsl:choose>
        </表>
      </正文>
      <回执>
        <段 顶格="是">笔录经陈述申辩人看过或者听读；有差错、遗漏的，可以要求补充、改正，并在改动处签字。</段>
        <表 字号="小四">
          <列 宽="44"/><列 宽="50"/><列 宽="20"/><列 宽="42"/>
          <行 高="3">
            <格 标="是">陈述申辩人的意见<换行/>（手写，写明页数）</格>
            <格 跨="3" 空="是"/>
          </行>
          <xsl:call-template name="签字行"><xsl:with-param name="标目" select="'陈述申辩人（签字）'"/></xsl:call-template>
          <xsl:if test="not($笔录)">
            <xsl:call-template name="签字行"><xsl:with-param name="标目" select="'问话人（签字）'"/></xsl:call-template>
          </xsl:if>
          <xsl:for-each select="$笔录/f:问话人">
            <xsl:call-template name="签字行"><xsl:with-param name="标目" select="'问话人（签字）'"/></xsl:call-template>
          </xsl:for-each>
          <xsl:call-template name="签字行"><xsl:with-param name="标目" select="'记录人（签字）'"/></xsl:call-template>
        </表>
      </回执>
      <xsl:call-template name="台账链"/>
    </公文>
  </xsl:template>

</xsl:stylesheet>
