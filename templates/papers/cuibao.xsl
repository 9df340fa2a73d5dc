<?xml version="1.0" encoding="UTF-8"?>
<!--
  cuibao.xsl：催报通知书（规则 A05.2、A07.1、A12.1、C05.1、E08.1）。
  一个单位一份，列出已过期限没有收到的和即将到期的材料；不另定期限。
  数据见 docs/kinds/letters.md，例子见 samples/papers/cuibao.xml（两类都有）、
  cuibao-b.xml（只有即将到期的）。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>

  <xsl:template name="材料表">
    <xsl:param name="材料"/>
    <xsl:param name="天数"/>
    <表 字号="五号">
      <列 宽="10"/><列 宽="42" 对齐="左"/><列 宽="26"/><列 宽="29"/>
      <列 宽="11"/><列 宽="38" 对齐="左"/>
      <表头>
        <格>序号</格><格>材料</格><格>所属期间</格><格>报送期限</格>
        <格><xsl:value-of select="$天数"/></格><格>依据</格>
      </表头>
      <xsl:for-each select="$材料">
        <行>
          <格><xsl:value-of select="position()"/></格>
          <格>
            <xsl:value-of select="@名称"/>
            <xsl:if test="@说明">（<xsl:value-of select="@说明"/>）</xsl:if>
          </格>
          <格><xsl:value-of select="@期"/></格>
          <格><xsl:value-of select="@期限"/></格>
          <格><xsl:value-of select="@天数"/></格>
          <格><xsl:value-of select="@条款"/></格>
        </行>
      </xsl:for-each>
    </表>
  </xsl:template>

  <!-- 有哪一种材料，就写明哪一项制度。 -->
  <xsl:template name="催报依据">
    <xsl:variable name="记实" select="f:应报[@名称 = '履责报告' or @名称 = '工作台账' or @名称 = '记实提交']"/>
    <xsl:variable name="述责" select="f:应报[@名称 = '述责述廉报告']"/>
    <xsl:text>根据</xsl:text>
    <xsl:if test="$记实"><xsl:value-of select="$记实制度"/>（以下简称全程记实制度）</xsl:if>
    <xsl:if test="$述责">
      <xsl:if test="$记实">、</xsl:if>
      <xsl:value-of select="$述责述廉制度"/>（以下简称述责述廉制度）<xsl:text/>
    </xsl:if>
    <xsl:if test="f:应报[@名称 = '问责工作报告']">
      <xsl:if test="$记实 or $述责">、</xsl:if>
      <xsl:value-of select="$问责程序规定"/>
    </xsl:if>
    <xsl:text>，</xsl:text>
  </xsl:template>

  <xsl:template match="/f:事实">
    <xsl:variable name="逾期" select="f:应报[@状态='逾期']"/>
    <xsl:variable name="临近" select="f:应报[@状态='临近到期']"/>
    <!-- 数据里写了别的值，或者一项也没有：不印，报出是哪一项。 -->
    <xsl:if test="not(f:应报)"><xsl:value-of select="f:应报"/></xsl:if>
    <xsl:for-each select="f:应报[not(@状态 = '逾期' or @状态 = '临近到期')]"><xsl:value-of select="@状态[. = '逾期' or . = '临近到期']"/></xsl:for-each>
    <xsl:for-each select="f:应报[not(@名称 = '履责报告' or @名称 = '述责述廉报告' or @名称 = '工作台账' or @名称 = '记实提交' or @名称 = '问责工作报告')]"><xsl:value-of select="@名称[. = '履责报告' or . = '述责述廉报告' or . = '工作台账' or . = '记实提交' or . = '问责工作报告']"/></xsl:for-each>
    <公文 格式="信函">
      <xsl:call-template name="版头"/>
      <标题>
        <连>关于<xsl:value-of select="f:单位/@名称"/></连>
        <连>报送“两个责任”</连>
        <连>有关材料的</连>
        <连>催报通知书</连>
      </标题>
      <xsl:call-template name="主送"/>
      <正文>
        <段>
          <xsl:text>截至</xsl:text>
          <xsl:value-of select="f:截止/@中文"/>
          <xsl:text>，</xsl:text>
          <xsl:if test="$逾期">
            <xsl:text>你单位应当报送的材料有</xsl:text>
            <xsl:value-of select="count($逾期)"/>
            <xsl:text>份超过报送期限尚未收到</xsl:text>
            <xsl:if test="$临近">；另有</xsl:if>
          </xsl:if>
          <xsl:if test="$临近">
            <xsl:if test="not($逾期)">你单位应当报送的材料有</xsl:if>
            <xsl:value-of select="count($临近)"/>
            <xsl:text>份临近报送期限尚未收到</xsl:text>
          </xsl:if>
          <xsl:text>。</xsl:text>
          <xsl:call-template name="催报依据"/>
          <xsl:text>现予催报。</xsl:text>
        </段>

        <xsl:if test="$逾期">
          <一级>超过报送期限的材料</一级>
          <xsl:call-template name="材料表">
            <xsl:with-param name="材料" select="$逾期"/>
            <xsl:with-param name="天数" select="'逾期天数'"/>
          </xsl:call-template>
        </xsl:if>
        <xsl:if test="$临近">
          <一级>临近报送期限的材料</一级>
          <xsl:call-template name="材料表">
            <xsl:with-param name="材料" select="$临近"/>
            <xsl:with-param name="天数" select="'剩余天数'"/>
          </xsl:call-template>
        </xsl:if>

        <一级>有关要求</一级>
        <二级>抓紧报送。<仿宋>
          <xsl:if test="$逾期">超过报送期限的，请查明原因，尽快报送。</xsl:if>
          <xsl:if test="$临近">临近报送期限的，请在期限以前报送。</xsl:if>
          <xsl:text>已经报送的，请同承办单位核对。</xsl:text>
        </仿宋></二级>
        <xsl:if test="f:应报[@名称='履责报告']">
          <二级>履责报告。<仿宋>以正式文件报市委主体责任办公室、市纪委办公室（全程记实制度第十二条）。</仿宋></二级>
        </xsl:if>
        <xsl:if test="f:应报[@名称='述责述廉报告']">
          <二级>述责述廉报告。<仿宋>突出问题导向，总结成绩、查摆问题和整改措施各占三分之一的内容，并在本地本单位公开（述责述廉制度第五条）。</仿宋></二级>
        </xsl:if>
        <xsl:if test="f:应报[@名称='工作台账']">
          <二级>工作台账。<仿宋>依据共性指标，结合各自工作实际制定个性指标，建立工作台账（全程记实制度第五条、第六条）。</仿宋></二级>
        </xsl:if>
        <xsl:if test="f:应报[@名称='记实提交']">
          <二级>记实提交。<仿宋>及时、如实记录履责情况（全程记实制度第三条）；没有履责事项的，也请报送不含记录的记实提交。</仿宋></二级>
        </xsl:if>
        <xsl:if test="f:应报[@名称='问责工作报告']">
          <二级>问责工作报告。<仿宋>每半年报告问责工作情况，报告的对象依照问责工作程序暂行规定第八条第（一）项。</仿宋></二级>
        </xsl:if>
      </正文>
      <xsl:call-template name="机关落款"/>
      <xsl:call-template name="联系附注"/>
      <xsl:call-template name="版记"/>
      <xsl:call-template name="台账链"/>
    </公文>
  </xsl:template>

</xsl:stylesheet>
