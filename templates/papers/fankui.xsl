<?xml version="1.0" encoding="UTF-8"?>
<!--
  fankui.xsl：得分反馈单（全程记实制度第十五条；规则 A15.1、A15.4；年度的还有督查
  考核办法第十条至第十四条，规则 D12.1至D14.5）。
  点对点：一个单位一份，只发给本单位。数据见 docs/papers.md，例子见
  samples/papers/fankui.xml、fankui-b.xml（年度，预评）。没有得分的地方（数据里
  不给）印一横。
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

  <!-- 名次，待评定的原因，等次怎样来的。 -->
  <xsl:template name="年度等次">
    <xsl:variable name="年" select="f:年度"/>
    <xsl:choose>
      <xsl:when test="f:原因">
        <段>
          <xsl:text>没有评定等次：</xsl:text>
          <xsl:for-each select="f:原因">
            <xsl:if test="position() &gt; 1">；</xsl:if>
            <xsl:value-of select="."/>
          </xsl:for-each>
          <xsl:text>。缺少的成绩不折算（督查考核办法第十二条），未评定不是考核等次。</xsl:text>
        </段>
      </xsl:when>
      <xsl:otherwise>
        <段>
          <xsl:text>最后得分</xsl:text><xsl:value-of select="$年/@优秀"/>
          <xsl:text>分以上为优秀，</xsl:text><xsl:value-of select="$年/@良好"/>
          <xsl:text>分以上为良好，</xsl:text><xsl:value-of select="$年/@一般"/>
          <xsl:text>分以上为一般，其余为差。按得分应为</xsl:text><xsl:value-of select="$年/@按分数"/>
          <xsl:choose>
            <xsl:when test="$年/@按分数 != $年/@等次">，依限定评为<xsl:value-of select="$年/@等次"/></xsl:when>
            <xsl:otherwise>等次</xsl:otherwise>
          </xsl:choose>
          <xsl:text>。</xsl:text>
        </段>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:for-each select="f:限定">
      <段>
        <xsl:text>等次限定：</xsl:text><xsl:value-of select="@对象"/>
        <xsl:text>受到处分（</xsl:text><xsl:value-of select="@编号"/>
        <xsl:text>，</xsl:text><xsl:value-of select="@位置"/>
        <xsl:text>），依</xsl:text><xsl:value-of select="@条款"/>
        <xsl:text>第（二）项，等次最高为</xsl:text><xsl:value-of select="@最高"/>
        <xsl:text>（</xsl:text><xsl:value-of select="@规则"/><xsl:text>）。</xsl:text>
      </段>
    </xsl:for-each>
  </xsl:template>

  <!-- 年度成绩：从日常、年终各部分到考核得分、最后得分、等次。 -->
  <xsl:template name="年度成绩">
    <xsl:variable name="年" select="f:年度"/>
    <一级>年度成绩</一级>
    <表 字号="五号">
      <列 宽="13"/><列 宽="8"/><列 宽="11"/><列 宽="11"/><列 宽="11"/><列 宽="11"/><列 宽="11"/><列 宽="11"/>
      <表头>
        <格 跨行="2">责任</格><格 跨行="2">权重</格>
        <格 跨行="2">日常考核<换行/><xsl:value-of select="$年/@日常权重"/>%</格>
        <格 跨="4">年终考核　<xsl:value-of select="$年/@年终权重"/>%</格>
        <格 跨行="2">责任成绩</格>
      </表头>
      <表头><格>民主测评</格><格>问卷调查</格><格>理论测试</格><格>平均</格></表头>
      <xsl:for-each select="f:年度责任">
        <行>
          <格><xsl:value-of select="@名称"/></格>
          <格><xsl:value-of select="@权重"/>%</格>
          <格><xsl:value-of select="@日常"/></格>
          <格><xsl:value-of select="@民主测评"/></格>
          <格><xsl:value-of select="@问卷调查"/></格>
          <格><xsl:value-of select="@理论测试"/></格>
          <格><xsl:value-of select="@年终"/></格>
          <格><xsl:value-of select="@成绩"/></格>
        </行>
      </xsl:for-each>
      <行>
        <格 标="是" 跨="7">
          <xsl:choose>
            <xsl:when test="count(f:年度责任) &gt; 1">考核得分（按权重）</xsl:when>
            <xsl:otherwise>考核得分（只计<xsl:value-of select="f:年度责任/@名称"/>）</xsl:otherwise>
          </xsl:choose>
        </格>
        <格><xsl:value-of select="$年/@考核得分"/></格>
      </行>
      <行>
        <格 标="是">加分</格>
        <格 跨="3">
          <xsl:value-of select="$年/@加分"/>
          <xsl:if test="$年/@加分 != $年/@加分合计">（合计<xsl:value-of select="$年/@加分合计"/>，上限<xsl:value-of select="$年/@加分上限"/>）</xsl:if>
        </格>
        <格 标="是">扣分</格>
        <格><xsl:value-of select="$年/@扣分"/></格>
        <格 标="是">最后得分</格>
        <格><黑体><xsl:value-of select="$年/@最后得分"/></黑体></格>
      </行>
      <行>
        <格 标="是">名次</格>
        <格 跨="5"><xsl:call-template name="名次"/></格>
        <格 标="是">等次</格>
        <格><黑体><xsl:value-of select="$年/@等次"/></黑体></格>
      </行>
    </表>
    <xsl:call-template name="年度等次"/>
    <xsl:call-template name="预评说明"/>
    <xsl:if test="f:加减">
      <一级>加分、扣分</一级>
      <表 字号="小五">
        <列 宽="9"/><列 宽="10"/><列 宽="42" 对齐="左"/><列 宽="25"/><列 宽="11"/><列 宽="9"/><列 宽="50" 对齐="左"/>
        <表头>
          <格>序号</格><格>种类</格><格>事项、编号、文件和行</格><格>级别<换行/>日期</格>
          <格>分值</格><格>计入</格><格>说明和依据</格>
        </表头>
        <xsl:for-each select="f:加减">
          <行>
            <格><xsl:value-of select="position()"/></格>
            <格><xsl:value-of select="@种类"/><换行/><xsl:value-of select="@加减"/></格>
            <格><xsl:value-of select="@事项"/>（<xsl:value-of select="@编号"/>）<换行/><xsl:value-of select="@位置"/></格>
            <格><xsl:value-of select="@级别"/><换行/><xsl:value-of select="@日期"/></格>
            <格><xsl:value-of select="@分值"/></格>
            <格><xsl:value-of select="@计入"/></格>
            <格><xsl:value-of select="@说明"/><换行/><xsl:value-of select="@规则"/>　<xsl:value-of select="@条款"/></格>
          </行>
        </xsl:for-each>
      </表>
    </xsl:if>
  </xsl:template>

  <xsl:template name="缘由">
    <段>
      <xsl:text>根据</xsl:text>
      <xsl:choose>
        <xsl:when test="f:年度">
          <xsl:value-of select="$督查考核办法"/>
          <xsl:text>第十六条，现将</xsl:text>
          <xsl:value-of select="f:单位/@名称"/>
          <xsl:value-of select="f:期间/@名称"/>
          <xsl:text>的考核结果反馈如下</xsl:text>
        </xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="$记实制度"/>
          <xsl:text>第十五条，现将</xsl:text>
          <xsl:value-of select="f:单位/@名称"/>
          <xsl:value-of select="f:期间/@名称"/>
          <xsl:text>记实情况的审核评分结果反馈如下</xsl:text>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:text>。得分按截至</xsl:text>
      <xsl:value-of select="f:截止/@中文"/>
      <xsl:text>收到的材料计算，满分100分</xsl:text>
      <xsl:if test="f:年度">，另有加分、扣分</xsl:if>
      <xsl:text>。</xsl:text>
    </段>
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
        <xsl:call-template name="缘由"/>
        <xsl:if test="f:年度"><xsl:call-template name="年度成绩"/></xsl:if>

        <一级>
          <xsl:if test="f:年度">全年记实</xsl:if>
          <xsl:text>得分</xsl:text>
        </一级>
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
            <格 跨="2">
              <xsl:choose>
                <xsl:when test="f:年度">见年度成绩</xsl:when>
                <xsl:otherwise><xsl:call-template name="名次"/></xsl:otherwise>
              </xsl:choose>
            </格>
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
        <xsl:if test="f:期间/@结束 = '否' and not(f:年度)">
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
