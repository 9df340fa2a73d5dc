<?xml version="1.0" encoding="UTF-8"?>
<!--
  common.xsl：各种文书共用的几段。改这里，所有用到它的文书一起变。
  写法见 docs/papers.md。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:strip-space elements="*"/>

  <!-- 五项制度的全称，各种文书引用条款都从这里取；市的名称由程序按
       office.xml 的 城市 填在根元素上。 -->
  <xsl:variable name="记实制度"
      select="concat('《', /f:事实/@城市, '落实全面从严治党“两个责任”全程记实制度（试行）》')"/>
  <xsl:variable name="谈话制度"
      select="concat('《', /f:事实/@城市, '落实全面从严治党“两个责任”谈话制度（试行）》')"/>
  <xsl:variable name="述责述廉制度"
      select="concat('《', /f:事实/@城市, '县（区）和市直单位党组织负责人述责述廉制度（试行）》')"/>
  <xsl:variable name="督查考核办法"
      select="concat('《', /f:事实/@城市, '落实全面从严治党“两个责任”督查考核办法（试行）》')"/>
  <xsl:variable name="问责程序规定"
      select="concat('《', /f:事实/@城市, '各级党组织问责工作程序暂行规定》')"/>

  <!-- 版头：机关；文号、份号、密级、紧急程度、签发人，数据里有就印。 -->
  <xsl:template name="版头">
    <版头 发文机关标志="{f:机关/@名称}">
      <xsl:if test="f:文号">
        <xsl:attribute name="发文字号"><xsl:value-of select="f:文号"/></xsl:attribute>
      </xsl:if>
      <xsl:if test="f:份号">
        <xsl:attribute name="份号"><xsl:value-of select="f:份号"/></xsl:attribute>
      </xsl:if>
      <xsl:if test="f:密级">
        <xsl:attribute name="密级"><xsl:value-of select="f:密级"/></xsl:attribute>
      </xsl:if>
      <xsl:if test="f:紧急程度">
        <xsl:attribute name="紧急程度"><xsl:value-of select="f:紧急程度"/></xsl:attribute>
      </xsl:if>
      <xsl:if test="f:签发人">
        <xsl:attribute name="签发人">
          <xsl:for-each select="f:签发人">
            <xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
            <xsl:value-of select="."/>
          </xsl:for-each>
        </xsl:attribute>
      </xsl:if>
    </版头>
  </xsl:template>

  <!-- 主送：几个机关用顿号隔开（普发给几类机关的用逗号），机关名称不拆开；
       写了称呼（同志）的是人。 -->
  <xsl:template name="主送">
    <xsl:param name="间隔" select="'、'"/>
    <主送>
      <xsl:for-each select="f:主送">
        <xsl:if test="position() &gt; 1"><xsl:value-of select="$间隔"/></xsl:if>
        <xsl:choose>
          <xsl:when test="@称呼"><人名><xsl:value-of select="."/></人名><xsl:value-of select="@称呼"/></xsl:when>
          <xsl:otherwise><连><xsl:value-of select="."/></连></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </主送>
  </xsl:template>

  <!-- 要经签批的文书的落款：成文日期；签批以前没有，留空。 -->
  <xsl:template name="签批落款">
    <落款 用印="{f:机关/@用印}">
      <署名><xsl:value-of select="f:机关/@名称"/></署名>
      <日期>
        <xsl:choose>
          <xsl:when test="f:成文"><xsl:value-of select="f:成文/@中文"/></xsl:when>
          <xsl:otherwise>　　　　年　　月　　日</xsl:otherwise>
        </xsl:choose>
      </日期>
    </落款>
  </xsl:template>

  <!-- 版记：抄送用逗号隔开；印发机关和日期，数据里有就印（信函没有）。 -->
  <xsl:template name="版记">
    <xsl:if test="f:抄送 or f:印发">
      <版记>
        <xsl:if test="f:抄送">
          <xsl:attribute name="抄送">
            <xsl:for-each select="f:抄送">
              <xsl:if test="position() &gt; 1">，</xsl:if>
              <xsl:value-of select="."/>
            </xsl:for-each>
          </xsl:attribute>
        </xsl:if>
        <xsl:if test="f:印发">
          <xsl:attribute name="印发机关"><xsl:value-of select="f:印发/@机关"/></xsl:attribute>
          <xsl:attribute name="印发日期"><xsl:value-of select="f:印发/@日期"/></xsl:attribute>
        </xsl:if>
      </版记>
    </xsl:if>
  </xsl:template>

  <!-- 不经签批的文书的落款：日期就是截止日。 -->
  <xsl:template name="机关落款">
    <落款 用印="{f:机关/@用印}">
      <署名><xsl:value-of select="f:机关/@名称"/></署名>
      <日期><xsl:value-of select="f:截止/@中文"/></日期>
    </落款>
  </xsl:template>

  <!-- 附注：承办和电话，数据里有就印。 -->
  <xsl:template name="联系附注">
    <xsl:if test="f:机关/@电话">
      <附注>
        <xsl:if test="f:机关/@承办">承办：<xsl:value-of
            select="f:机关/@承办"/>，</xsl:if>
        <xsl:text>联系电话：</xsl:text>
        <xsl:value-of select="f:机关/@电话"/>
      </附注>
    </xsl:if>
  </xsl:template>

  <!-- 页脚：台账链的条数和链值，可以拿纸面核对数据库。 -->
  <xsl:template name="台账链">
    <xsl:if test="f:台账链">
      <页脚>
        <xsl:text>台账链：第</xsl:text>
        <xsl:value-of select="f:台账链/@条数"/>
        <xsl:text>条　</xsl:text>
        <xsl:value-of select="f:台账链/@值"/>
      </页脚>
    </xsl:if>
  </xsl:template>

  <!-- 页脚：检查点。三行照抄到一个文件里，可以用它核对台账（docs/archive.md）。 -->
  <xsl:template name="检查点">
    <xsl:if test="f:检查点">
      <页脚>检查点期间　<xsl:value-of select="f:检查点/@期间"/></页脚>
      <页脚>检查点条数　<xsl:value-of select="f:检查点/@条数"/></页脚>
      <页脚>检查点链值　<xsl:value-of select="f:检查点/@链值"/></页脚>
    </xsl:if>
  </xsl:template>

  <!-- 依据+ @法规 @条 @款? @项? → 《……》第七条第（八）项、第八条第二款第（三）项；
       同前一条是同一部法规的，不再写名称；同条同款的，只写项。 -->
  <xsl:template name="依据条文">
    <xsl:param name="依据" select="f:依据"/>
    <xsl:for-each select="$依据">
      <xsl:variable name="前" select="position() - 1"/>
      <xsl:variable name="同法" select="$依据[$前]/@法规 = @法规"/>
      <xsl:if test="position() &gt; 1">、</xsl:if>
      <xsl:if test="not($同法)">
        <xsl:choose>
          <xsl:when test="starts-with(@法规, '《')"><xsl:value-of select="@法规"/></xsl:when>
          <xsl:otherwise>《<xsl:value-of select="@法规"/>》</xsl:otherwise>
        </xsl:choose>
      </xsl:if>
      <xsl:if test="not($同法 and @项 and $依据[$前]/@项 and $依据[$前]/@条 = @条
                    and string($依据[$前]/@款) = string(@款))">
        <xsl:text>第</xsl:text><xsl:value-of select="@条"/><xsl:text>条</xsl:text>
        <xsl:if test="@款">第<xsl:value-of select="@款"/>款</xsl:if>
      </xsl:if>
      <xsl:if test="@项">第（<xsl:value-of select="@项"/>）项</xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- 2026-11-05 写成 2026年11月5日。 -->
  <xsl:template name="中文日期">
    <xsl:param name="日"/>
    <xsl:value-of select="concat(substring($日, 1, 4), '年',
        number(substring($日, 6, 2)), '月', number(substring($日, 9, 2)),
        '日')"/>
  </xsl:template>

  <!-- 逐条写：只有一条的不编序号。 -->
  <xsl:template name="逐条">
    <xsl:param name="条"/>
    <xsl:for-each select="$条">
      <xsl:choose>
        <xsl:when test="last() = 1"><段><xsl:value-of select="."/></段></xsl:when>
        <xsl:otherwise><二级><仿宋><xsl:value-of select="."/></仿宋></二级></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <!-- 标目接着文字的一项：几项都有的编（一）（二），只有一项的不编。 -->
  <xsl:template name="分项">
    <xsl:param name="几种"/>
    <xsl:param name="标目"/>
    <xsl:param name="文字"/>
    <xsl:choose>
      <xsl:when test="$几种 = 1"><段><楷体><xsl:value-of select="$标目"/></楷体><xsl:copy-of select="$文字"/></段></xsl:when>
      <xsl:otherwise><二级><xsl:value-of select="$标目"/><仿宋><xsl:copy-of select="$文字"/></仿宋></二级></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 述责述廉会议的名称。当前结点是 述责述廉评议。 -->
  <xsl:template name="会议名称">
    <xsl:choose>
      <xsl:when test="@层级 = '市级'">市委<xsl:value-of select="@年度"/>年<xsl:value-of select="@期间"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="@名称"/><xsl:value-of select="@年度"/>年度</xsl:otherwise>
    </xsl:choose>
    <xsl:text>述责述廉会议</xsl:text>
  </xsl:template>

  <!-- 评议计入的票，按签批选定的取读（述责述廉制度第七条）。 -->
  <xsl:template name="计入的票">
    <xsl:param name="评议"/>
    <xsl:choose>
      <xsl:when test="$评议/@取读 = '一般及以下'">经批准，差票并入计算，一般和差两个等次的票合计</xsl:when>
      <xsl:otherwise>一般票</xsl:otherwise>
    </xsl:choose>
    <xsl:value-of select="$评议/@票数"/>
    <xsl:text>张，占有效票的</xsl:text>
    <xsl:value-of select="$评议/@得票率"/>
    <xsl:text>%</xsl:text>
  </xsl:template>

  <!-- 评议的结论怎样处理（述责述廉制度第七条第（三）项）。 -->
  <xsl:template name="怎样处理">
    <xsl:param name="结论"/>
    <xsl:choose>
      <xsl:when test="$结论 = '批评教育'">应当进行批评教育，提出整改要求</xsl:when>
      <xsl:when test="$结论 = '问责'">应当问责</xsl:when>
      <xsl:otherwise>没有达到第七条第（三）项规定的比例</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 督查的类型在督查考核办法里的条；别的类型是错误。 -->
  <xsl:template name="督查条款">
    <xsl:param name="类型"/>
    <xsl:choose>
      <xsl:when test="$类型 = '日常督查'">第五条</xsl:when>
      <xsl:when test="$类型 = '重点督查'">第六条</xsl:when>
      <xsl:when test="$类型 = '专项督查'">第七条</xsl:when>
      <xsl:when test="$类型 = '全面督查'">第八条</xsl:when>
      <xsl:otherwise><xsl:value-of select="f:督查考核办法里的督查类型"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 书面报送：有日期的写明日期，报给谁看数据。 -->
  <xsl:template name="书面报送">
    <xsl:param name="内容"/>
    <xsl:text>请</xsl:text>
    <xsl:if test="f:报告/@止">
      <xsl:text>于</xsl:text>
      <xsl:value-of select="f:报告/@止"/>
      <xsl:text>前</xsl:text>
    </xsl:if>
    <xsl:text>将</xsl:text>
    <xsl:value-of select="$内容"/>
    <xsl:text>书面报送</xsl:text>
    <xsl:value-of select="f:报告/@接收"/>
  </xsl:template>

  <!-- 年度还不能结账的：说明是预评，为什么。 -->
  <xsl:template name="预评说明">
    <xsl:if test="/f:事实/@预评 = '是'">
      <段>
        <xsl:text>本年度还不能结账，以上是截至</xsl:text>
        <xsl:value-of select="/f:事实/f:截止/@中文"/>
        <xsl:text>的预评结果，不是最终的成绩和等次，不作为结果运用的依据</xsl:text>
        <xsl:if test="/f:事实/f:未结账">
          <xsl:text>。还不能结账的原因：</xsl:text>
          <xsl:for-each select="/f:事实/f:未结账">
            <xsl:if test="position() &gt; 1">；</xsl:if>
            <xsl:value-of select="."/>
          </xsl:for-each>
        </xsl:if>
        <xsl:text>。</xsl:text>
      </段>
    </xsl:if>
  </xsl:template>

  <!-- 没有数的地方印一横。 -->
  <xsl:template name="或横线">
    <xsl:param name="值"/>
    <xsl:choose>
      <xsl:when test="normalize-space($值)"><xsl:value-of select="$值"/></xsl:when>
      <xsl:otherwise>—</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 指标：名称后面附编号。 -->
  <xsl:template name="指标">
    <xsl:value-of select="@名称"/>
    <xsl:text>（</xsl:text>
    <xsl:value-of select="@编号"/>
    <xsl:text>）</xsl:text>
  </xsl:template>

</xsl:stylesheet>
