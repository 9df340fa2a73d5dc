<?xml version="1.0" encoding="UTF-8"?>
<!--
  yijiao.xsl：归档移交单（问责工作程序暂行规定第六条第（二）项；规则 E06.4）。
  问责情况向组织部门和纪律检查机关通报，问责决定材料分别归入被问责领导干部的个人
  档案和廉洁档案。只列材料的名称、文号、份数，不写材料的内容。
  接收的签字留空手写；程序里登记了告知、归档日期的印出来。
  有 移交 的，是从各人廉洁档案里移交给一个部门的材料清单（谈话制度第九条、第二十
  一条，问责工作程序暂行规定第六条第（二）项；liangze transfer）。
  数据见 docs/kinds/cases.md，例子见 samples/papers/yijiao.xml、yijiao-b.xml。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>
  <xsl:include href="case.xsl"/>

  <xsl:template match="/f:事实[f:移交]" priority="1">
    <xsl:if test="not(f:材料)"><xsl:value-of select="f:材料"/></xsl:if>
    <公文 格式="表格">
      <xsl:call-template name="版头"/>
      <标题>归档移交单</标题>
      <副题>移交单编号 <xsl:value-of select="f:移交/@编号"/></副题>
      <xsl:call-template name="主送"/>
      <正文>
        <段>
          <xsl:text>根据</xsl:text>
          <xsl:call-template name="移交依据"/>
          <xsl:text>，现移交下列材料，共</xsl:text>
          <xsl:value-of select="count(f:材料)"/>
          <xsl:text>件，请核对签收，分别归入所列的档案；没有列的存查。已被代替的材料不撤回，与代替它的一并保存。</xsl:text>
        </段>
        <表 字号="五号">
          <列 宽="10"/><列 宽="24"/><列 宽="33" 对齐="左"/><列 宽="23"/>
          <列 宽="30"/><列 宽="18"/><列 宽="18"/>
          <表头>
            <格>序号</格><格>姓名</格><格>材料名称</格><格>文号</格>
            <格>日期、页数</格><格>归入</格><格>备注</格>
          </表头>
          <xsl:for-each select="f:材料">
            <行>
              <格><xsl:value-of select="position()"/></格>
              <格><人名><xsl:value-of select="@姓名"/></人名><换行/><xsl:value-of select="@人员"/></格>
              <格>
                <xsl:value-of select="@名称"/>
                <xsl:if test="@密级">（<xsl:value-of select="@密级"/>）</xsl:if>
                <xsl:text>，卷内第</xsl:text><xsl:value-of select="@件号"/><xsl:text>件</xsl:text>
                <xsl:if test="@原件">所记，纸质原件</xsl:if>
              </格>
              <格><xsl:call-template name="或横线"><xsl:with-param name="值" select="@文号"/></xsl:call-template></格>
              <格>
                <xsl:call-template name="或横线"><xsl:with-param name="值" select="@日期"/></xsl:call-template>
                <xsl:if test="@页数"><换行/><xsl:value-of select="@页数"/>页</xsl:if>
              </格>
              <格>
                <xsl:choose>
                  <xsl:when test="@归入"><xsl:value-of select="@归入"/></xsl:when>
                  <xsl:otherwise>存查</xsl:otherwise>
                </xsl:choose>
              </格>
              <格><xsl:call-template name="或横线"><xsl:with-param name="值" select="@备注"/></xsl:call-template></格>
            </行>
          </xsl:for-each>
        </表>
      </正文>
      <xsl:call-template name="机关落款"/>
      <回执>
        <表 字号="小四">
          <列 宽="42"/><列 宽="20"/><列 宽="37"/><列 宽="20"/><列 宽="37"/>
          <行 高="2">
            <格 标="是">移交人</格>
            <格 标="是">签字</格><格 空="是"/>
            <格 标="是">移交日期</格><格>　　年　月　日</格>
          </行>
          <行 高="2">
            <格 标="是"><xsl:value-of select="f:主送"/><换行/>（盖章）</格>
            <格 标="是">接收签字</格><格 空="是"/>
            <格 标="是">签收日期</格><格>　　年　月　日</格>
          </行>
        </表>
      </回执>
      <xsl:call-template name="台账链"/>
    </公文>
  </xsl:template>

  <!-- 所列材料依据的条文，各写一次。 -->
  <xsl:template name="移交依据">
    <xsl:variable name="登记表" select="boolean(f:材料[@依据 = 'B09.1'])"/>
    <xsl:variable name="诫勉" select="boolean(f:材料[@依据 = 'B21.1'])"/>
    <xsl:if test="$登记表 or $诫勉">
      <xsl:value-of select="$谈话制度"/>
      <xsl:if test="$登记表">第九条</xsl:if>
      <xsl:if test="$登记表 and $诫勉">、</xsl:if>
      <xsl:if test="$诫勉">第二十一条</xsl:if>
    </xsl:if>
    <xsl:if test="f:材料[@依据 = 'E06.4']">
      <xsl:if test="$登记表 or $诫勉">，</xsl:if>
      <xsl:value-of select="$问责程序规定"/>
      <xsl:text>第六条第（二）项</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="/f:事实">
    <xsl:variable name="案件" select="f:问责案件"/>
    <xsl:variable name="对象" select="f:问责案件/f:对象"/>
    <xsl:if test="not(f:材料)"><xsl:value-of select="f:材料"/></xsl:if>
    <xsl:if test="not(f:接收)"><xsl:value-of select="f:接收"/></xsl:if>
    <公文 格式="表格">
      <xsl:call-template name="版头"/>
      <标题>归档移交单</标题>
      <副题>案件编号 <xsl:value-of select="$案件/@编号"/></副题>
      <xsl:call-template name="主送"/>
      <正文>
        <段>
          <xsl:text>根据</xsl:text>
          <xsl:value-of select="$问责程序规定"/>
          <xsl:text>第六条第（二）项，现将对</xsl:text>
          <xsl:value-of select="f:单位/@名称"/>
          <xsl:for-each select="$对象"><xsl:call-template name="对象称呼"/></xsl:for-each>
          <xsl:text>问责的情况予以通报，移交下列问责决定材料，请分别归入</xsl:text>
          <xsl:for-each select="f:接收">
            <xsl:if test="position() &gt; 1">、</xsl:if>
            <xsl:value-of select="@去向"/>
          </xsl:for-each>
          <xsl:text>。</xsl:text>
        </段>
        <表 字号="小四">
          <列 宽="14"/><列 宽="62" 对齐="左"/><列 宽="34"/><列 宽="32"/><列 宽="14"/>
          <表头>
            <格>序号</格><格>材料名称</格><格>文号</格><格>日期</格><格>份数</格>
          </表头>
          <xsl:for-each select="f:材料">
            <行>
              <格><xsl:value-of select="position()"/></格>
              <格><xsl:value-of select="@名称"/></格>
              <格><xsl:call-template name="或横线"><xsl:with-param name="值" select="@文号"/></xsl:call-template></格>
              <格><xsl:value-of select="@日期"/></格>
              <格><xsl:value-of select="@份数"/></格>
            </行>
          </xsl:for-each>
        </表>
      </正文>
      <xsl:call-template name="机关落款"/>
      <回执>
        <表 字号="小四">
          <列 宽="42"/><列 宽="20"/><列 宽="37"/><列 宽="20"/><列 宽="37"/>
          <行 高="2">
            <格 标="是">移交人</格>
            <格 标="是">签字</格><格 空="是"/>
            <格 标="是">移交日期</格><格>　　年　月　日</格>
          </行>
          <xsl:for-each select="f:接收">
            <xsl:variable name="部门" select="@部门"/>
            <xsl:variable name="去向" select="@去向"/>
            <行 高="2">
              <格 标="是" 跨行="2"><xsl:value-of select="@名称"/><换行/>（盖章）</格>
              <格 标="是">归入</格><格><xsl:value-of select="@去向"/></格>
              <格 标="是">接收签字</格><格 空="是"/>
            </行>
            <行>
              <格 标="是">告知日期</格>
              <格>
                <xsl:choose>
                  <xsl:when test="$案件/f:执行/f:告知[@部门 = $部门]"><xsl:value-of select="$案件/f:执行/f:告知[@部门 = $部门]/@日期"/></xsl:when>
                  <xsl:otherwise>　　年　月　日</xsl:otherwise>
                </xsl:choose>
              </格>
              <格 标="是">归档日期</格>
              <格>
                <xsl:choose>
                  <xsl:when test="$案件/f:执行/f:归档[@去向 = $去向]"><xsl:value-of select="$案件/f:执行/f:归档[@去向 = $去向]/@日期"/></xsl:when>
                  <xsl:otherwise>　　年　月　日</xsl:otherwise>
                </xsl:choose>
              </格>
            </行>
          </xsl:for-each>
        </表>
      </回执>
      <xsl:call-template name="台账链"/>
    </公文>
  </xsl:template>

</xsl:stylesheet>
