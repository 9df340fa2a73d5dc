<?xml version="1.0" encoding="UTF-8"?>
<!--
  qidong.xsl：问责启动呈批表（问责工作程序暂行规定第三条；规则 E03.1 至 E03.3）。
  对党组织或者党组织主要负责人启动问责程序的，应报有管理权限的党组织主要负责人同意：
  这一栏只在这时候有。意见和签字由本人手写；程序里登记了批准的，另印一行。
  呈批的是要不要启动，不写责任认定和问责方式。
  数据见 docs/kinds/cases.md，例子见 samples/papers/qidong.xml（党组织，移送来的）、
  qidong-b.xml（领导干部，不是主要负责人）、qidong-c.xml（主要负责人，批准已登记）。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>
  <xsl:include href="case.xsl"/>

  <!-- 一栏意见：空着手写，下面签字。 -->
  <xsl:template name="意见栏">
    <xsl:param name="标目"/>
    <行 高="2">
      <格 标="是" 跨行="2"><xsl:value-of select="$标目"/></格>
      <格 跨="4" 空="是"/>
    </行>
    <行>
      <格 跨="4" 对齐="右">签字：　　　　　　　　　年　　月　　日　</格>
    </行>
  </xsl:template>

  <xsl:template match="/f:事实">
    <xsl:variable name="案件" select="f:问责案件"/>
    <xsl:variable name="对象" select="f:问责案件/f:对象"/>
    <xsl:variable name="须报" select="$对象/@类型 = '党组织' or $对象/@主要负责人 = '是'"/>
    <xsl:if test="not($案件/f:事实/f:段)"><xsl:value-of select="f:问责案件/f:事实/f:段"/></xsl:if>
    <xsl:if test="not($案件/f:情形)"><xsl:value-of select="f:问责案件/f:情形"/></xsl:if>
    <!-- 数据里写了别的值，或者一项也没有：不印，报出是哪一项。 -->
    <xsl:for-each select="f:问责案件/f:对象[not(@类型 = '党组织' or @类型 = '领导干部')]"><xsl:value-of select="@类型[. = '党组织' or . = '领导干部']"/></xsl:for-each>
    <公文 格式="表格">
      <xsl:call-template name="版头"/>
      <标题>问责启动呈批表</标题>
      <副题>案件编号 <xsl:value-of select="$案件/@编号"/></副题>
      <正文>
        <表 字号="小四">
          <列 宽="30"/><列 宽="20"/><列 宽="46"/><列 宽="22"/><列 宽="38"/>
          <行>
            <格 标="是">问责主体</格>
            <格 跨="2"><xsl:value-of select="f:机关/@名称"/></格>
            <格 标="是">呈批日期</格>
            <格>　　年　月　日</格>
          </行>
          <行>
            <格 标="是" 跨行="2">问责对象</格>
            <格 标="是">名称</格><格><xsl:value-of select="$对象/@名称"/></格>
            <格 标="是">类型</格><格><xsl:value-of select="$对象/@类型"/></格>
          </行>
          <行>
            <格 标="是">单位</格><格><xsl:value-of select="f:单位/@名称"/></格>
            <格 标="是">职务</格>
            <格><xsl:call-template name="或横线"><xsl:with-param name="值" select="$对象/@职务"/></xsl:call-template></格>
          </行>
          <行>
            <格 标="是">基本情况</格>
            <格 跨="4" 对齐="左"><xsl:value-of select="$对象/f:基本情况"/></格>
          </行>
          <行>
            <格 标="是">问题来源</格>
            <格 跨="4" 对齐="左">
              <xsl:value-of select="$案件/f:来源/@类型"/>
              <xsl:text>：</xsl:text>
              <xsl:value-of select="$案件/f:来源/@单位"/>
              <xsl:text>，</xsl:text>
              <xsl:value-of select="$案件/f:来源/@日期"/>
              <xsl:if test="$案件/f:来源/@移送文号">，<xsl:value-of select="$案件/f:来源/@移送文号"/></xsl:if>
            </格>
          </行>
          <行>
            <格 标="是">发现的问题</格>
            <格 跨="4" 对齐="左">
              <xsl:for-each select="$案件/f:事实/f:段">
                <xsl:if test="position() &gt; 1"><换行/></xsl:if>
                <xsl:value-of select="."/>
              </xsl:for-each>
            </格>
          </行>
          <行>
            <格 标="是">涉及的情形</格>
            <格 跨="4" 对齐="左">
              <xsl:for-each select="$案件"><xsl:call-template name="情形"/></xsl:for-each>
            </格>
          </行>
          <行>
            <格 标="是">启动的依据</格>
            <格 跨="4" 对齐="左">
              <xsl:value-of select="$问责程序规定"/>
              <xsl:text>第三条第一款：按照职责权限启动问责程序</xsl:text>
              <xsl:if test="$须报">；需对党组织或党组织主要负责人启动问责程序的，应报有管理权限的党组织主要负责人同意</xsl:if>
              <xsl:text>。</xsl:text>
            </格>
          </行>
          <xsl:call-template name="意见栏"><xsl:with-param name="标目" select="'承办人意见'"/></xsl:call-template>
          <xsl:call-template name="意见栏"><xsl:with-param name="标目" select="'问责工作机构意见'"/></xsl:call-template>
          <xsl:call-template name="意见栏"><xsl:with-param name="标目" select="'问责主体负责人意见'"/></xsl:call-template>
          <xsl:if test="$须报">
            <xsl:call-template name="意见栏"><xsl:with-param name="标目" select="'有管理权限的党组织主要负责人意见'"/></xsl:call-template>
          </xsl:if>
          <xsl:if test="$案件/f:启动/@批准人">
            <行>
              <格 标="是">批准登记</格>
              <格 跨="4" 对齐="左">
                <人名><xsl:value-of select="$案件/f:启动/@批准人"/></人名>
                <xsl:text>（</xsl:text>
                <xsl:value-of select="$案件/f:启动/@批准人职务"/>
                <xsl:text>）</xsl:text>
                <xsl:value-of select="$案件/f:启动/@批准日期"/>
                <xsl:text>批准，</xsl:text>
                <xsl:value-of select="$案件/f:启动/@日期"/>
                <xsl:text>启动</xsl:text>
              </格>
            </行>
          </xsl:if>
        </表>
      </正文>
      <xsl:call-template name="台账链"/>
    </公文>
  </xsl:template>

</xsl:stylesheet>
