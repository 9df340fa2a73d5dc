<?xml version="1.0" encoding="UTF-8"?>
<!--
  yujing.xsl：预警提醒通知书（全程记实制度第十条；规则 A10.3）。
  一个单位一份；数据见 docs/papers.md，例子见 samples/papers/yujing.xml。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>

  <xsl:template match="/f:事实">
    <xsl:variable name="临近" select="f:任务[@状态='临近到期']"/>
    <xsl:variable name="将近" select="f:任务[@状态='即将临近']"/>
    <!-- 数据里写了别的值，或者一项也没有：不印，报出是哪一项。 -->
    <xsl:if test="not(f:任务)"><xsl:value-of select="f:任务"/></xsl:if>
    <xsl:for-each select="f:任务[not(@状态 = '临近到期' or @状态 = '即将临近')]"><xsl:value-of select="@状态[. = '临近到期' or . = '即将临近']"/></xsl:for-each>
    <公文 格式="信函">
      <xsl:call-template name="版头"/>
      <标题>
        <连>关于<xsl:value-of select="f:单位/@名称"/></连>
        <连>落实“两个责任”任务</连>
        <连>完成时限的</连>
        <连>预警提醒通知书</连>
      </标题>
      <xsl:call-template name="主送"/>
      <正文>
        <段>
          <xsl:value-of select="$记实制度"/>
          <xsl:text>第十条规定，记实事项距规定完成时限5天时进行预警提醒。截至</xsl:text>
          <xsl:value-of select="f:截止/@中文"/>
          <xsl:text>，</xsl:text>
          <xsl:if test="$临近">
            <xsl:text>你单位有</xsl:text>
            <xsl:value-of select="count($临近)"/>
            <xsl:text>项任务距完成时限不超过5天，尚未完成</xsl:text>
            <xsl:if test="$将近">；另有</xsl:if>
          </xsl:if>
          <xsl:if test="$将近">
            <xsl:if test="not($临近)">你单位有</xsl:if>
            <xsl:value-of select="count($将近)"/>
            <xsl:text>项尚未完成的任务将在</xsl:text>
            <xsl:value-of select="f:预告/@止"/>
            <xsl:text>以前进入预警期</xsl:text>
          </xsl:if>
          <xsl:text>。现提醒如下。</xsl:text>
        </段>

        <xsl:if test="$临近">
          <一级>距完成时限不超过5天的任务</一级>
          <表 字号="五号">
            <列 宽="10"/><列 宽="18"/><列 宽="54" 对齐="左"/><列 宽="30"/>
            <列 宽="11"/><列 宽="11"/><列 宽="11"/><列 宽="11"/>
            <表头>
              <格>序号</格><格>责任</格><格>指标（编号）</格>
              <格>完成时限</格><格>剩余天数</格><格>应有记录</格>
              <格>已有记录</格><格>尚缺记录</格>
            </表头>
            <xsl:for-each select="$临近">
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
        </xsl:if>

        <xsl:if test="$将近">
          <一级>将在<xsl:value-of select="f:预告/@止"/>以前进入预警期的任务</一级>
          <表 字号="五号">
            <列 宽="10"/><列 宽="18"/><列 宽="46" 对齐="左"/><列 宽="30"/>
            <列 宽="30"/><列 宽="11"/><列 宽="11"/>
            <表头>
              <格>序号</格><格>责任</格><格>指标（编号）</格>
              <格>完成时限</格><格>进入预警期</格><格>应有记录</格>
              <格>尚缺记录</格>
            </表头>
            <xsl:for-each select="$将近">
              <xsl:sort select="@责任 = '监督责任'"/>
              <行>
                <格><xsl:value-of select="position()"/></格>
                <格><xsl:value-of select="@责任"/></格>
                <格><xsl:call-template name="指标"/></格>
                <格><xsl:value-of select="@完成时限"/></格>
                <格><xsl:value-of select="@进入"/></格>
                <格><xsl:value-of select="@应有"/></格>
                <格><xsl:value-of select="@尚缺"/></格>
              </行>
            </xsl:for-each>
          </表>
        </xsl:if>

        <一级>有关要求</一级>
        <二级>按时完成任务。<仿宋>请对照工作台账进行履责（第六条），在完成时限之前完成上列任务。</仿宋></二级>
        <二级>及时如实录入。<仿宋>记实事项发生后，由党委（党组）、纪委（纪检组）主要负责人审核签字，记录员在3个工作日内、完成时限之前录入全程记实系统（第十条）。已经完成、尚未录入的，请抓紧录入。</仿宋></二级>
        <二级>备齐印证材料。<仿宋>按照一事一记、内容翔实的要求记录时间、地点、人物、事项，印证材料以电子附件形式上传，纸质材料按一事一档的方式留档备查（第四条、第九条）。</仿宋></二级>
      </正文>
      <xsl:call-template name="机关落款"/>
      <xsl:call-template name="联系附注"/>
      <xsl:call-template name="版记"/>
      <xsl:call-template name="台账链"/>
    </公文>
  </xsl:template>

</xsl:stylesheet>
