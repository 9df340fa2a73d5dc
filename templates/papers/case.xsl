<?xml version="1.0" encoding="UTF-8"?>
<!--
  case.xsl：问责案件各种文书共用的几段（问责决定书、复查决定书、事实见面材料……）。
  不是一种文书；由它们引入。写法见 docs/papers.md，事实见 docs/kinds/cases.md。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <!-- 一句话：末尾没有句号的加上。空的是错误，报出 $文字。 -->
  <xsl:template name="成句">
    <xsl:param name="文字"/>
    <xsl:variable name="句" select="normalize-space($文字)"/>
    <xsl:value-of select="$文字"/>
    <xsl:if test="substring($句, string-length($句)) != '。'">。</xsl:if>
  </xsl:template>

  <!-- 问责对象的称呼：领导干部称同志，党组织用名称。当前结点是 对象。 -->
  <xsl:template name="对象称呼">
    <xsl:choose>
      <xsl:when test="@类型 = '领导干部'"><人名><xsl:value-of select="@名称"/></人名>同志</xsl:when>
      <xsl:otherwise><xsl:value-of select="@名称"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 同上，只有文字，用在标题的“连”里。 -->
  <xsl:template name="标题称呼">
    <xsl:value-of select="@名称"/>
    <xsl:if test="@类型 = '领导干部'">同志</xsl:if>
  </xsl:template>

  <!-- 问责条例的情形：写明是哪一年的条例，各年的条数不同。当前结点是 问责案件。 -->
  <xsl:template name="情形">
    <xsl:text>《中国共产党问责条例》</xsl:text>
    <xsl:choose>
      <xsl:when test="@条例 = '2016'">（2016年印发）</xsl:when>
      <xsl:otherwise>（<xsl:value-of select="@条例"/>年修订）</xsl:otherwise>
    </xsl:choose>
    <xsl:for-each select="f:情形">
      <xsl:variable name="前" select="preceding-sibling::f:情形[1]"/>
      <xsl:if test="position() &gt; 1">、</xsl:if>
      <xsl:if test="not(position() &gt; 1 and $前/@条 = @条)">
        <xsl:text>第</xsl:text><xsl:value-of select="@条"/><xsl:text>条</xsl:text>
      </xsl:if>
      <xsl:text>第（</xsl:text><xsl:value-of select="@项"/><xsl:text>）项</xsl:text>
      <xsl:if test="@名称">（<xsl:value-of select="@名称"/>）</xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- 几种问责方式的名称，用顿号隔开。当前结点是 决定。 -->
  <xsl:template name="方式名称">
    <xsl:for-each select="f:方式">
      <xsl:if test="position() &gt; 1">、</xsl:if>
      <xsl:value-of select="@种类"/>
    </xsl:for-each>
  </xsl:template>

  <!-- 一种方式怎样进行：内容、形式、范围，数据里有就印。当前结点是 方式。
       诫勉以谈话或者书面方式进行，通报采取会议、文件、内部网络等形式在一定
       范围内进行（问责工作程序暂行规定第六条第（一）项）。 -->
  <xsl:template name="方式说明">
    <xsl:if test="@内容">
      <xsl:call-template name="成句"><xsl:with-param name="文字" select="@内容"/></xsl:call-template>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="@种类 = '诫勉' and @形式">诫勉以<xsl:value-of select="@形式"/>方式进行。</xsl:when>
      <xsl:when test="@形式 and @范围">采取<xsl:value-of select="@形式"/>形式，在<xsl:value-of select="@范围"/>范围内进行。</xsl:when>
      <xsl:when test="@形式">采取<xsl:value-of select="@形式"/>形式进行。</xsl:when>
      <xsl:when test="@范围">在<xsl:value-of select="@范围"/>范围内进行。</xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- 对谁采取哪几种方式：一种的一段，几种的分项。当前结点是 决定。 -->
  <xsl:template name="问责方式">
    <xsl:param name="对象"/>
    <xsl:choose>
      <xsl:when test="count(f:方式) = 1">
        <段>
          <xsl:for-each select="f:方式">
            <xsl:call-template name="方式一句">
              <xsl:with-param name="对象" select="$对象"/>
            </xsl:call-template>
            <xsl:call-template name="方式说明"/>
          </xsl:for-each>
        </段>
      </xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="f:方式">
          <二级>
            <xsl:call-template name="方式一句">
              <xsl:with-param name="对象" select="$对象"/>
            </xsl:call-template>
            <xsl:if test="@内容 or @形式 or @范围">
              <仿宋><xsl:call-template name="方式说明"/></仿宋>
            </xsl:if>
          </二级>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@影响期">
      <段>上述问责的影响期为<xsl:value-of select="@影响期"/>个月。</段>
    </xsl:if>
  </xsl:template>

  <xsl:template name="方式一句">
    <xsl:param name="对象"/>
    <xsl:text>对</xsl:text>
    <xsl:for-each select="$对象"><xsl:call-template name="对象称呼"/></xsl:for-each>
    <xsl:text>采取</xsl:text>
    <xsl:value-of select="@种类"/>
    <xsl:text>方式问责。</xsl:text>
  </xsl:template>

  <!-- 经集体研究和批准的一句，到“决定”以前；当前结点有 @集体研究日期、
       @批准党组织、@报告日期?、@报告对象?。没有研究和批准的是草稿，写“拟”。 -->
  <xsl:template name="研究批准">
    <xsl:param name="机关"/>
    <xsl:choose>
      <xsl:when test="@集体研究日期 and @批准党组织">
        <xsl:text>经</xsl:text>
        <xsl:value-of select="$机关"/>
        <xsl:text>领导班子</xsl:text>
        <xsl:value-of select="@集体研究日期"/>
        <xsl:text>集体研究</xsl:text>
        <xsl:if test="@报告日期">，并于<xsl:value-of select="@报告日期"/>向<xsl:value-of select="@报告对象"/>报告</xsl:if>
        <xsl:if test="@批准党组织 != $机关">，报<xsl:value-of select="@批准党组织"/>批准</xsl:if>
        <xsl:text>，决定</xsl:text>
      </xsl:when>
      <xsl:otherwise>
        <xsl:text>拟提请</xsl:text>
        <xsl:value-of select="$机关"/>
        <xsl:text>领导班子集体研究，决定</xsl:text>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 批准党组织和生效时间；当前结点是 决定。 -->
  <xsl:template name="批准生效">
    <xsl:choose>
      <xsl:when test="@集体研究日期 and @批准党组织">本决定由<xsl:value-of select="@批准党组织"/>批准，自<xsl:value-of select="@生效日期"/>起生效。</xsl:when>
      <xsl:otherwise>本决定尚未经集体研究和批准，批准党组织和生效时间在批准后写明。</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 申诉的权利：期限、受理机关，不停止执行（第七条）。当前结点是 决定。 -->
  <xsl:template name="申诉权利">
    <xsl:param name="对象"/>
    <段>
      <xsl:for-each select="$对象"><xsl:call-template name="对象称呼"/></xsl:for-each>
      <xsl:text>对本决定不服的，可以自收到本决定之日起</xsl:text>
      <xsl:value-of select="@申诉期限"/>
      <xsl:text>内提出申诉，由</xsl:text>
      <xsl:value-of select="@受理机关"/>
      <xsl:text>受理，并依据有关规定作出复查结论。申诉期间，不停止本决定的执行（</xsl:text>
      <xsl:value-of select="$问责程序规定"/>
      <xsl:text>第七条）。</xsl:text>
    </段>
  </xsl:template>

  <!-- 受问责以后要做的事（第六条），随对象和方式取舍。当前结点是 决定。 -->
  <xsl:template name="问责执行">
    <xsl:param name="对象"/>
    <段>
      <xsl:text>根据</xsl:text>
      <xsl:value-of select="$问责程序规定"/>
      <xsl:text>第六条，</xsl:text>
      <xsl:choose>
        <xsl:when test="$对象/@类型 = '领导干部'">
          <xsl:for-each select="$对象"><xsl:call-template name="对象称呼"/></xsl:for-each>
          <xsl:text>应当向</xsl:text>
          <xsl:value-of select="@机关"/>
          <xsl:text>写出书面检讨，并在民主生活会或者其他党的会议上作出深刻检查；</xsl:text>
        </xsl:when>
        <xsl:when test="f:方式[@种类 = '检查']">
          <xsl:value-of select="$对象/@名称"/>
          <xsl:text>应当写出书面检查，由主要负责人签字背书后，报上级党组织；</xsl:text>
        </xsl:when>
      </xsl:choose>
      <xsl:if test="f:方式[@种类 = '组织调整或者组织处理']">
        <xsl:text>涉及组织调整或者组织处理的相应手续，应当在一个月内办理完毕；</xsl:text>
      </xsl:if>
      <xsl:text>本决定及时送达、宣布并督促执行，问责情况向组织部门和纪律检查机关通报</xsl:text>
      <xsl:if test="$对象/@类型 = '领导干部'">
        <xsl:text>，问责决定材料分别归入个人档案和廉洁档案</xsl:text>
      </xsl:if>
      <xsl:text>。</xsl:text>
    </段>
  </xsl:template>

</xsl:stylesheet>
