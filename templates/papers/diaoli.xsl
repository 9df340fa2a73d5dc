<?xml version="1.0" encoding="UTF-8"?>
<!--
  diaoli.xsl：干部调离情况廉政登记表（谈话制度第九条第二款；规则 B09.1、B09.2）。
  原单位填报：清交公文、公物、公款，迎送活动，党政组织关系、工资关系的转移；报送
  上级纪委和组织部门，归入领导干部廉洁档案。各项都要有，缺一项不印（B09.2）。
  数据见 docs/kinds/cases.md，例子见 samples/papers/diaoli.xml。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>

  <!-- 是否 印成“已清交”“未清交”之类；别的值是错误。 -->
  <xsl:template name="是否">
    <xsl:param name="值"/>
    <xsl:param name="是"/>
    <xsl:param name="否"/>
    <xsl:choose>
      <xsl:when test="$值 = '是'"><xsl:value-of select="$是"/></xsl:when>
      <xsl:when test="$值 = '否'"><xsl:value-of select="$否"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$值[. = '是' or . = '否']"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 单位名册没有写的，留空格。 -->
  <xsl:template name="有则印">
    <xsl:param name="值"/>
    <xsl:param name="跨" select="1"/>
    <格 跨="{$跨}">
      <xsl:if test="string($值) = ''"><xsl:attribute name="空">是</xsl:attribute></xsl:if>
      <xsl:value-of select="$值"/>
    </格>
  </xsl:template>

  <xsl:template name="清交行">
    <xsl:param name="物"/>
    <xsl:param name="值"/>
    <格 标="是"><xsl:value-of select="$物"/></格>
    <格 跨="3">
      <xsl:call-template name="是否">
        <xsl:with-param name="值" select="$值"/>
        <xsl:with-param name="是" select="'已按照有关规定清交'"/>
        <xsl:with-param name="否" select="'没有清交'"/>
      </xsl:call-template>
    </格>
  </xsl:template>

  <xsl:template match="/f:事实">
    <xsl:variable name="干部" select="f:干部"/>
    <xsl:variable name="调离" select="f:调离"/>
    <xsl:variable name="登记" select="f:调离登记"/>
    <!-- 下面各项没有就不印，报出缺的是哪一项。 -->
    <xsl:if test="not($登记/@清交公文)"><xsl:value-of select="f:调离登记/@清交公文"/></xsl:if>
    <xsl:if test="not($登记/@清交公物)"><xsl:value-of select="f:调离登记/@清交公物"/></xsl:if>
    <xsl:if test="not($登记/@清交公款)"><xsl:value-of select="f:调离登记/@清交公款"/></xsl:if>
    <xsl:if test="not($登记/@迎送规范)"><xsl:value-of select="f:调离登记/@迎送规范"/></xsl:if>
    <公文 格式="表格">
      <xsl:call-template name="版头"/>
      <标题>干部调离情况廉政登记表</标题>
      <正文>
        <表 字号="小四">
          <列 宽="34"/><列 宽="34"/><列 宽="30"/><列 宽="22"/><列 宽="36"/>
          <行>
            <格 标="是">姓名</格>
            <格 跨="2"><人名><xsl:value-of select="$干部/@姓名"/></人名></格>
            <格 标="是">级别</格>
            <格><xsl:value-of select="$干部/@级别"/></格>
          </行>
          <xsl:if test="$干部/@性别 | $干部/@民族 | $干部/@出生年月">
            <行>
              <格 标="是">性别、民族</格>
              <xsl:call-template name="有则印">
                <xsl:with-param name="跨" select="2"/>
                <xsl:with-param name="值">
                  <xsl:value-of select="$干部/@性别"/>
                  <xsl:if test="$干部/@性别 and $干部/@民族">，</xsl:if>
                  <xsl:value-of select="$干部/@民族"/>
                </xsl:with-param>
              </xsl:call-template>
              <格 标="是">出生年月</格>
              <xsl:call-template name="有则印"><xsl:with-param name="值" select="$干部/@出生年月"/></xsl:call-template>
            </行>
          </xsl:if>
          <xsl:if test="$干部/@入党时间 | $干部/@任现职时间">
            <行>
              <格 标="是">任现职时间</格>
              <xsl:call-template name="有则印">
                <xsl:with-param name="跨" select="2"/>
                <xsl:with-param name="值" select="$干部/@任现职时间"/>
              </xsl:call-template>
              <格 标="是">入党时间</格>
              <xsl:call-template name="有则印"><xsl:with-param name="值" select="$干部/@入党时间"/></xsl:call-template>
            </行>
          </xsl:if>
          <行>
            <格 标="是">原单位</格>
            <格 跨="2"><xsl:value-of select="f:单位/@名称"/></格>
            <格 标="是">原职务</格>
            <格><xsl:value-of select="$干部/@职务"/></格>
          </行>
          <行>
            <格 标="是">调离日期</格>
            <格 跨="2"><xsl:value-of select="$调离/@调离日期"/></格>
            <格 标="是">填报日期</格>
            <格><xsl:value-of select="$登记/@填报日期"/></格>
          </行>
          <行>
            <格 标="是" 跨行="3">清交情况</格>
            <xsl:call-template name="清交行">
              <xsl:with-param name="物" select="'公文'"/>
              <xsl:with-param name="值" select="$登记/@清交公文"/>
            </xsl:call-template>
          </行>
          <行>
            <xsl:call-template name="清交行">
              <xsl:with-param name="物" select="'公物'"/>
              <xsl:with-param name="值" select="$登记/@清交公物"/>
            </xsl:call-template>
          </行>
          <行>
            <xsl:call-template name="清交行">
              <xsl:with-param name="物" select="'公款'"/>
              <xsl:with-param name="值" select="$登记/@清交公款"/>
            </xsl:call-template>
          </行>
          <行>
            <格 标="是">迎送活动</格>
            <格 跨="4">
              <xsl:call-template name="是否">
                <xsl:with-param name="值" select="$登记/@迎送规范"/>
                <xsl:with-param name="是" select="'规范'"/>
                <xsl:with-param name="否" select="'不规范'"/>
              </xsl:call-template>
            </格>
          </行>
          <行>
            <格 标="是" 跨行="2">关系转移</格>
            <格 标="是">党政组织关系</格>
            <格 跨="3"><xsl:value-of select="$登记/@组织关系转移日期"/>转移</格>
          </行>
          <行>
            <格 标="是">工资关系</格>
            <格 跨="3"><xsl:value-of select="$登记/@工资关系转移日期"/>转移</格>
          </行>
          <行>
            <格 标="是">报送情况</格>
            <格 跨="4">
              <xsl:text>上级纪委</xsl:text><xsl:value-of select="$登记/f:报送[@去向 = '上级纪委']/@日期"/>
              <xsl:text>，组织部门</xsl:text><xsl:value-of select="$登记/f:报送[@去向 = '组织部门']/@日期"/>
            </格>
          </行>
          <行 高="2">
            <格 标="是">填表人（签字）</格>
            <格 空="是"/>
            <格 标="是" 跨="2">原单位主要负责人（签字）</格>
            <格 空="是"/>
          </行>
          <行 高="2">
            <格 标="是">上级纪委接收人</格>
            <格 空="是"/>
            <格 标="是" 跨="2">组织部门接收人</格>
            <格 空="是"/>
          </行>
        </表>
        <段>根据<xsl:value-of select="$谈话制度"/>第九条第二款，本表由原单位在三个月内如实填写，报送上级纪委和组织部门，归入领导干部廉洁档案。</段>
      </正文>
      <落款 用印="{f:机关/@用印}">
        <署名><xsl:value-of select="f:机关/@名称"/></署名>
        <日期><xsl:value-of select="$登记/@填报日期"/></日期>
      </落款>
      <xsl:call-template name="台账链"/>
    </公文>
  </xsl:template>

</xsl:stylesheet>
