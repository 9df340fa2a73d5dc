<?xml version="1.0" encoding="UTF-8"?>
<!--
  fankui.xsl：得分反馈单（全程记实制度第十五条；规则 A15.1、A15.4）。
  点对点：一个单位一份，只发给本单位。数据见 docs/papers.md，例子见
  samples/papers/fankui.xml。没有得分的地方（数据里不给）印一横。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>

  <xsl:template name="名次">
    <xsl:choose>
      <xsl:when test="f:得分/@名次">
        <xsl:text>第</xsl:text>
        <xsl:value-of select="f:得分/@名次"/>
        <xsl:text>名（</xsl:text>
        <xsl:choose>
          <xsl:when test="f:单位/@类别 = '县区'">县（区）</xsl:when>
          <xsl:otherwise><xsl:value-of select="f:单位/@类别"/></xsl:otherwise>
        </xsl:choose>
        <xsl:text>共</xsl:text>
        <xsl:value-of select="f:得分/@同类"/>
        <xsl:text>个）</xsl:text>
      </xsl:when>
      <xsl:otherwise>—</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="/f:事实">
    <公文 格式="表格">
      <版头 发文机关标志="{f:机关/@名称}"/>
      <标题>得分反馈单</标题>
      <副题>
        <xsl:value-of select="f:单位/@名称"/>
        <xsl:text>　</xsl:text>
        <xsl:value-of select="f:期间/@名称"/>
      </副题>
      <正文>
        <段>
          <xsl:text>根据</xsl:text>
          <xsl:value-of select="$记实制度"/>
          <xsl:text>第十五条，现将</xsl:text>
          <xsl:value-of select="f:单位/@名称"/>
          <xsl:value-of select="f:期间/@名称"/>
          <xsl:text>记实情况的审核评分结果反馈如下。得分按截至</xsl:text>
          <xsl:value-of select="f:截止/@中文"/>
          <xsl:text>收到的材料计算，满分100分。</xsl:text>
        </段>

        <一级>得分</一级>
        <表 字号="五号">
          <列 宽="10"/><列 宽="10"/><列 宽="10"/><列 宽="10"/><列 宽="10"/><列 宽="13"/>
          <表头>
            <格>责任</格><格>权重</格><格>共性指标</格><格>个性指标</格>
            <格>本期得分</格><格>本年日常考核</格>
          </表头>
          <xsl:for-each select="f:责任">
            <行>
              <格><xsl:value-of select="@名称"/></格>
              <格><xsl:value-of select="@权重"/>%</格>
              <格><xsl:call-template name="或横线"><xsl:with-param name="值" select="@共性"/></xsl:call-template></格>
              <格><xsl:call-template name="或横线"><xsl:with-param name="值" select="@个性"/></xsl:call-template></格>
              <格><xsl:call-template name="或横线"><xsl:with-param name="值" select="@得分"/></xsl:call-template></格>
              <格><xsl:call-template name="或横线"><xsl:with-param name="值" select="@日常"/></xsl:call-template></格>
            </行>
          </xsl:for-each>
          <行>
            <格 标="是" 跨="4">
              <xsl:choose>
                <xsl:when test="count(f:责任) &gt; 1">合计（按权重）</xsl:when>
                <xsl:otherwise>合计（只计<xsl:value-of select="f:责任/@名称"/>）</xsl:otherwise>
              </xsl:choose>
            </格>
            <格><黑体><xsl:call-template name="或横线"><xsl:with-param name="值" select="f:得分/@总分"/></xsl:call-template></黑体></格>
            <格><黑体><xsl:call-template name="或横线"><xsl:with-param name="值" select="f:得分/@日常"/></xsl:call-template></黑体></格>
          </行>
          <行>
            <格 标="是">本期名次</格>
            <格 跨="2"><xsl:call-template name="名次"/></格>
            <格 标="是">本期任务</格>
            <格 跨="2">
              <xsl:text>应完成</xsl:text><xsl:value-of select="f:得分/@应完成"/>
              <xsl:text>项，已完成</xsl:text><xsl:value-of select="f:得分/@已完成"/>
              <xsl:text>项</xsl:text>
            </格>
          </行>
          <行>
            <格 标="是">暂定记录</格>
            <格 跨="2"><xsl:value-of select="f:得分/@暂定"/>条</格>
            <格 标="是">全年任务</格>
            <格 跨="2">
              <xsl:text>逾期</xsl:text><xsl:value-of select="f:得分/@逾期"/>
              <xsl:text>项，临近到期</xsl:text><xsl:value-of select="f:得分/@临近"/>
              <xsl:text>项</xsl:text>
            </格>
          </行>
        </表>
        <xsl:if test="f:得分/@暂定 &gt; 0">
          <段>暂定记录还没有审核意见，先按通过计算，审核后重新计算。</段>
        </xsl:if>
        <xsl:if test="f:期间/@结束 = '否'">
          <段><xsl:value-of select="f:期间/@名称"/>尚未结束，得分按截至<xsl:value-of select="f:截止/@中文"/>已经到期的任务计算，不是最终结果。</段>
        </xsl:if>
        <xsl:for-each select="f:说明">
          <段><xsl:value-of select="."/></段>
        </xsl:for-each>

        <一级>扣分明细</一级>
        <xsl:choose>
          <xsl:when test="f:扣分">
            <段>
              <xsl:text>共</xsl:text>
              <xsl:value-of select="count(f:扣分)"/>
              <xsl:text>处。扣分是从任务的分值中失去的分数。</xsl:text>
            </段>
            <表 字号="小五">
              <列 宽="9"/><列 宽="15"/><列 宽="27" 对齐="左"/><列 宽="29" 对齐="左"/>
              <列 宽="34" 对齐="左"/><列 宽="18"/><列 宽="12"/><列 宽="12"/>
              <表头>
                <格>序号</格><格>责任类别</格><格>指标和期间</格>
                <格>记录、文件和行</格><格>扣分原因</格><格>依据</格>
                <格>分值</格><格>扣分</格>
              </表头>
              <xsl:for-each select="f:扣分">
                <行>
                  <格><xsl:value-of select="position()"/></格>
                  <格><xsl:value-of select="@责任"/><换行/><xsl:value-of select="@类别"/></格>
                  <格><xsl:value-of select="@名称"/>（<xsl:value-of select="@指标"/>）<换行/><xsl:value-of select="@期"/></格>
                  <格>
                    <xsl:choose>
                      <xsl:when test="@记录">
                        <xsl:value-of select="@记录"/>
                        <xsl:if test="@位置"><换行/><xsl:value-of select="@位置"/></xsl:if>
                      </xsl:when>
                      <xsl:otherwise>缺少记录</xsl:otherwise>
                    </xsl:choose>
                  </格>
                  <格><xsl:value-of select="@原因"/></格>
                  <格><xsl:value-of select="@规则"/><换行/><xsl:value-of select="@条款"/></格>
                  <格><xsl:value-of select="@分值"/></格>
                  <格><xsl:value-of select="@扣分"/></格>
                </行>
              </xsl:for-each>
            </表>
          </xsl:when>
          <xsl:otherwise>
            <段>本期没有扣分。</段>
          </xsl:otherwise>
        </xsl:choose>
        <段>本单只发给本单位，供核对和改进工作。记录确需更正的，经主要负责人批准，写明理由后报送，不得随意修改、删除。</段>
      </正文>
      <xsl:call-template name="机关落款"/>
      <xsl:call-template name="联系附注"/>
      <xsl:call-template name="台账链"/>
    </公文>
  </xsl:template>

</xsl:stylesheet>
