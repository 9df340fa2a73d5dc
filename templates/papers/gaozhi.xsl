<?xml version="1.0" encoding="UTF-8"?>
<!--
  gaozhi.xsl：履责情况书面告知单（全程记实制度第十一条；规则 A11.1）。
  单位自己的文书：一项责任一份，由记录员告知该责任的主要负责人，留签收的地方。
  数据见 docs/papers.md，例子见 samples/papers/gaozhi.xml。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>

  <xsl:template match="/f:事实">
    <公文 格式="表格">
      <版头 发文机关标志="{f:党组织/@名称}"/>
      <标题>履责情况书面告知单</标题>
      <副题>
        <xsl:value-of select="f:党组织/@责任"/>
        <xsl:text>　</xsl:text>
        <xsl:value-of select="f:区间/@起"/>
        <xsl:text>至</xsl:text>
        <xsl:value-of select="f:区间/@止"/>
        <xsl:if test="@补发='是'">　补发</xsl:if>
      </副题>
      <主送><人名><xsl:value-of select="f:负责人/@姓名"/></人名>同志</主送>
      <正文>
        <段>
          <xsl:text>根据</xsl:text>
          <xsl:value-of select="$记实制度"/>
          <xsl:text>第十一条，现将</xsl:text>
          <xsl:value-of select="f:区间/@起"/>
          <xsl:text>至</xsl:text>
          <xsl:value-of select="f:区间/@止"/>
          <xsl:value-of select="f:单位/@名称"/>
          <xsl:text>履行</xsl:text>
          <xsl:value-of select="f:党组织/@责任"/>
          <xsl:text>的记实情况书面告知，供谋划、加强、改进工作。</xsl:text>
          <xsl:if test="@补发='是'">
            <xsl:value-of select="f:期间/@名称"/>
            <xsl:text>未收到本项责任的书面告知记录，本单补发。</xsl:text>
          </xsl:if>
        </段>

        <一级>已经记实的事项</一级>
        <xsl:choose>
          <xsl:when test="f:记录">
            <段>
              <xsl:text>共</xsl:text>
              <xsl:value-of select="count(f:记录)"/>
              <xsl:text>条。</xsl:text>
            </段>
            <表 字号="五号">
              <列 宽="10"/><列 宽="30"/><列 宽="21"/><列 宽="31" 对齐="左"/>
              <列 宽="45" 对齐="左"/><列 宽="19"/>
              <表头>
                <格>序号</格><格>日期</格><格>履责主体</格><格>指标（编号）</格>
                <格>事项</格><格>记录编号</格>
              </表头>
              <xsl:for-each select="f:记录">
                <行>
                  <格><xsl:value-of select="position()"/></格>
                  <格><xsl:value-of select="@日期"/></格>
                  <格><xsl:value-of select="@履责主体"/></格>
                  <格><xsl:value-of select="@名称"/>（<xsl:value-of select="@指标"/>）</格>
                  <格><xsl:value-of select="@事项"/></格>
                  <格><xsl:value-of select="@编号"/></格>
                </行>
              </xsl:for-each>
            </表>
          </xsl:when>
          <xsl:otherwise>
            <段>这段时间没有记实的事项。</段>
          </xsl:otherwise>
        </xsl:choose>

        <一级>尚未完成的任务</一级>
        <xsl:choose>
          <xsl:when test="f:任务">
            <段>
              <xsl:text>共</xsl:text>
              <xsl:value-of select="count(f:任务)"/>
              <xsl:text>项</xsl:text>
              <xsl:if test="f:任务[@状态='逾期']">
                <xsl:text>，其中逾期</xsl:text>
                <xsl:value-of select="count(f:任务[@状态='逾期'])"/>
                <xsl:text>项</xsl:text>
              </xsl:if>
              <xsl:if test="f:任务[@状态='临近到期']">
                <xsl:text>，</xsl:text>
                <xsl:if test="not(f:任务[@状态='逾期'])">其中</xsl:if>
                <xsl:text>临近到期</xsl:text>
                <xsl:value-of select="count(f:任务[@状态='临近到期'])"/>
                <xsl:text>项</xsl:text>
              </xsl:if>
              <xsl:text>。</xsl:text>
            </段>
            <表 字号="五号">
              <列 宽="10"/><列 宽="41" 对齐="左"/><列 宽="25"/><列 宽="30"/>
              <列 宽="10"/><列 宽="10"/><列 宽="10"/><列 宽="20"/>
              <表头>
                <格>序号</格><格>指标（编号）</格><格>所属期间</格><格>完成时限</格>
                <格>应有</格><格>已有</格><格>尚缺</格><格>状态</格>
              </表头>
              <xsl:for-each select="f:任务">
                <xsl:sort select="@状态 = '逾期'" order="descending"/>
                <xsl:sort select="@状态 = '临近到期'" order="descending"/>
                <行>
                  <格><xsl:value-of select="position()"/></格>
                  <格><xsl:call-template name="指标"/></格>
                  <格><xsl:value-of select="@期"/></格>
                  <格><xsl:value-of select="@完成时限"/></格>
                  <格><xsl:value-of select="@应有"/></格>
                  <格><xsl:value-of select="@已有"/></格>
                  <格><xsl:value-of select="@尚缺"/></格>
                  <格><xsl:value-of select="@状态"/></格>
                </行>
              </xsl:for-each>
            </表>
          </xsl:when>
          <xsl:otherwise>
            <段>没有尚未完成的任务。</段>
          </xsl:otherwise>
        </xsl:choose>
      </正文>
      <落款 用印="否">
        <署名><xsl:value-of select="f:党组织/@名称"/></署名>
        <日期><xsl:value-of select="f:截止/@中文"/></日期>
      </落款>
      <回执>
        <表 字号="小四">
          <列 宽="18"/><列 宽="19"/><列 宽="13"/><列 宽="22"/>
          <行 高="2">
            <格 标="是">记录员</格>
            <格><人名><xsl:value-of select="f:记录员"/></人名></格>
            <格 标="是">告知日期</格>
            <格>　　年　　月　　日</格>
          </行>
          <行 高="2">
            <格 标="是">签收人（签字）</格>
            <格 空="是"/>
            <格 标="是">签收日期</格>
            <格>　　年　　月　　日</格>
          </行>
        </表>
      </回执>
      <xsl:call-template name="台账链"/>
    </公文>
  </xsl:template>

</xsl:stylesheet>
