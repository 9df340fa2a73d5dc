<?xml version="1.0" encoding="UTF-8"?>
<!--
  cuiban.xsl：逾期催办通知书（全程记实制度第十条；规则 A10.4）。
  一个单位一份；数据见 docs/papers.md，例子见 samples/papers/cuiban.xml。
  逾期天数分三档：1至5天、6至15天、超过15天；所属期间已经结束的（可补报=“是”）
  单列，只催一次。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>

  <!-- 一档的表：主体责任在前。可补报的写明所属期间，不写天数。 -->
  <xsl:template name="逾期表">
    <xsl:param name="任务"/>
    <表 字号="五号">
      <列 宽="10"/><列 宽="18"/><列 宽="54" 对齐="左"/><列 宽="30"/>
      <列 宽="11"/><列 宽="11"/><列 宽="11"/><列 宽="11"/>
      <表头>
        <格>序号</格><格>责任</格><格>指标（编号）</格>
        <格>完成时限</格><格>逾期天数</格><格>应有记录</格>
        <格>已有记录</格><格>尚缺记录</格>
      </表头>
      <xsl:for-each select="$任务">
        <xsl:sort select="@责任 = '监督责任'"/>
        <行>
          <格><xsl:value-of select="position()"/></格>
          <格><xsl:value-of select="@责任"/></格>
          <格><xsl:call-template name="指标"/></格>
          <格><xsl:value-of select="@完成时限"/></格>
          <格><xsl:value-of select="@天数"/></格>
          <格><xsl:value-of select="@应有"/></格>
          <格><xsl:value-of select="@已有"/></格>
          <格><xsl:value-of select="@尚缺"/></格>
        </行>
      </xsl:for-each>
    </表>
  </xsl:template>

  <xsl:template name="补报表">
    <xsl:param name="任务"/>
    <表 字号="五号">
      <列 宽="10"/><列 宽="18"/><列 宽="65" 对齐="左"/><列 宽="30"/>
      <列 宽="11"/><列 宽="11"/><列 宽="11"/>
      <表头>
        <格>序号</格><格>责任</格><格>指标（编号）</格>
        <格>所属期间</格><格>应有记录</格>
        <格>已有记录</格><格>尚缺记录</格>
      </表头>
      <xsl:for-each select="$任务">
        <xsl:sort select="@责任 = '监督责任'"/>
        <行>
          <格><xsl:value-of select="position()"/></格>
          <格><xsl:value-of select="@责任"/></格>
          <格><xsl:call-template name="指标"/></格>
          <格><xsl:value-of select="@期"/></格>
          <格><xsl:value-of select="@应有"/></格>
          <格><xsl:value-of select="@已有"/></格>
          <格><xsl:value-of select="@尚缺"/></格>
        </行>
      </xsl:for-each>
    </表>
  </xsl:template>

  <xsl:template match="/f:事实">
    <xsl:variable name="催办" select="f:任务[@可补报='否']"/>
    <xsl:variable name="补报" select="f:任务[@可补报='是']"/>
    <!-- 数据里写了别的值，或者一项也没有：不印，报出是哪一项。 -->
    <xsl:if test="not(f:任务)"><xsl:value-of select="f:任务"/></xsl:if>
    <xsl:for-each select="f:任务[not(@可补报 = '是' or @可补报 = '否')]"><xsl:value-of select="@可补报[. = '是' or . = '否']"/></xsl:for-each>
    <xsl:for-each select="f:任务[@可补报 = '否' and not(@天数 &gt; 0)]"><xsl:value-of select="@天数[. &gt; 0]"/></xsl:for-each>
    <公文 格式="信函">
      <xsl:call-template name="版头"/>
      <标题>
        <连>关于<xsl:value-of select="f:单位/@名称"/></连>
        <连>落实“两个责任”</连>
        <连>逾期任务的</连>
        <连>催办通知书</连>
      </标题>
      <xsl:call-template name="主送"/>
      <正文>
        <段>
          <xsl:text>截至</xsl:text>
          <xsl:value-of select="f:截止/@中文"/>
          <xsl:text>，你单位落实全面从严治党“两个责任”有</xsl:text>
          <xsl:value-of select="count(f:任务)"/>
          <xsl:text>项任务超过完成时限尚未完成</xsl:text>
          <xsl:if test="$催办 and $补报">
            <xsl:text>，其中</xsl:text>
            <xsl:value-of select="count($补报)"/>
            <xsl:text>项所属期间已经结束</xsl:text>
          </xsl:if>
          <xsl:text>。根据</xsl:text>
          <xsl:value-of select="$记实制度"/>
          <xsl:text>第十条关于在完成时限之前录入的规定，现予催办。</xsl:text>
        </段>

        <xsl:if test="$催办[@天数 &gt; 15]">
          <一级>逾期超过15天的任务</一级>
          <xsl:call-template name="逾期表">
            <xsl:with-param name="任务" select="$催办[@天数 &gt; 15]"/>
          </xsl:call-template>
        </xsl:if>
        <xsl:if test="$催办[@天数 &gt; 5 and @天数 &lt;= 15]">
          <一级>逾期6至15天的任务</一级>
          <xsl:call-template name="逾期表">
            <xsl:with-param name="任务" select="$催办[@天数 &gt; 5 and @天数 &lt;= 15]"/>
          </xsl:call-template>
        </xsl:if>
        <xsl:if test="$催办[@天数 &lt;= 5]">
          <一级>逾期1至5天的任务</一级>
          <xsl:call-template name="逾期表">
            <xsl:with-param name="任务" select="$催办[@天数 &lt;= 5]"/>
          </xsl:call-template>
        </xsl:if>
        <xsl:if test="$补报">
          <一级>所属期间已经结束、只能补报的任务</一级>
          <段>这类任务只能由发生在所属期间以内的事项完成，不能用以后的事项充抵。期间内确有履责事项尚未录入的，请据实补报，不得倒签日期。本通知书列出一次，以后不再催办，未完成的情况在月度结果中列示。</段>
          <xsl:call-template name="补报表">
            <xsl:with-param name="任务" select="$补报"/>
          </xsl:call-template>
        </xsl:if>

        <一级>有关要求</一级>
        <xsl:choose>
          <xsl:when test="$催办">
            <二级>查明原因，抓紧完成。<仿宋>请党委（党组）、纪委（纪检组）主要负责人研究上列任务逾期的原因，明确责任人和完成的日期，尽快完成。</仿宋></二级>
          </xsl:when>
          <xsl:otherwise>
            <二级>查明原因，据实补报。<仿宋>请党委（党组）、纪委（纪检组）主要负责人研究上列任务逾期的原因，逐项核对所属期间内的履责事项，确有而没有录入的，尽快补报。</仿宋></二级>
          </xsl:otherwise>
        </xsl:choose>
        <二级>及时如实录入。<仿宋>记实事项发生后，由主要负责人审核签字，记录员在3个工作日内录入全程记实系统（第十条），并上传印证材料（第九条）。逾期录入、逾期完成的，按照年度考核方案的规定计分。</仿宋></二级>
        <二级>严守记实纪律。<仿宋>不得随意修改、删除记录内容，不得弄虚作假（第十三条）。</仿宋></二级>
      </正文>
      <xsl:call-template name="机关落款"/>
      <xsl:call-template name="联系附注"/>
      <xsl:call-template name="版记"/>
      <xsl:call-template name="台账链"/>
    </公文>
  </xsl:template>

</xsl:stylesheet>
