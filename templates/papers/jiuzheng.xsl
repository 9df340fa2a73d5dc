<?xml version="1.0" encoding="UTF-8"?>
<!--
  jiuzheng.xsl：督促纠正通知书（问责工作程序暂行规定第八条第（三）项；规则 E08.3）。
  发给问责主体；只督促纠正，不代替它作决定。
  数据见 docs/kinds/letters.md，例子见 samples/papers/jiuzheng.xml（三类都有）、
  jiuzheng-b.xml（一类，没有报送日期）。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>

  <xsl:template match="/f:事实">
    <公文 格式="信函">
      <xsl:call-template name="版头"/>
      <标题>
        <连>关于<xsl:value-of select="f:单位/@名称"/></连>
        <连>问责工作</连>
        <连>有关问题的</连>
        <连>督促纠正通知书</连>
      </标题>
      <xsl:call-template name="主送"/>
      <正文>
        <段>
          <xsl:text>根据</xsl:text>
          <xsl:value-of select="$问责程序规定"/>
          <xsl:text>第八条第（三）项关于加强对下级党组织问责工作情况监督检查的规定，对你单位的问责工作情况进行了监督检查。截至</xsl:text>
          <xsl:value-of select="f:截止/@中文"/>
          <xsl:text>，发现</xsl:text>
          <xsl:value-of select="count(f:问题)"/>
          <xsl:text>个问题，现督促纠正。</xsl:text>
        </段>

        <一级>发现的问题和纠正要求</一级>
        <表 字号="小四">
          <列 宽="14"/><列 宽="34"/><列 宽="60" 对齐="左"/><列 宽="48" 对齐="左"/>
          <表头>
            <格>序号</格><格>类别</格><格>发现的问题</格><格>纠正要求</格>
          </表头>
          <xsl:for-each select="f:问题">
            <行>
              <格><xsl:value-of select="position()"/></格>
              <格><xsl:value-of select="@类别"/></格>
              <格>
                <xsl:value-of select="f:事实"/>
                <xsl:if test="@文号"><换行/>（<xsl:value-of select="@文号"/>）</xsl:if>
              </格>
              <格><xsl:value-of select="f:纠正要求"/></格>
            </行>
          </xsl:for-each>
        </表>

        <一级>有关要求</一级>
        <xsl:if test="f:问题[@类别 = '有责不问']">
          <二级>有责不问的。<仿宋>请按照职责权限研究启动问责程序（第三条）；研究后不予问责的，写明理由。</仿宋></二级>
        </xsl:if>
        <xsl:if test="f:问题[@类别 = '问责方式不当']">
          <二级>问责方式不当的。<仿宋>请对照第五条规定的管理权限和问责方式研究纠正。</仿宋></二级>
        </xsl:if>
        <xsl:if test="f:问题[@类别 = '问责决定不落实']">
          <二级>问责决定不落实的。<仿宋><xsl:if test="f:问题[@类别 = '问责决定不落实' and not(@条 = '七')]">请按照第六条的规定督促执行，补齐送达、宣布、手续和归档等材料。</xsl:if><xsl:if test="f:问题[@条 = '七']">申诉没有办理的，请按照第七条的规定受理、复查，并答复申诉人。</xsl:if></仿宋></二级>
        </xsl:if>
        <二级>报告纠正情况。<仿宋><xsl:call-template name="书面报送">
            <xsl:with-param name="内容" select="'纠正情况'"/>
          </xsl:call-template>，附有关文书。</仿宋></二级>
        <段>情节严重的，应当对负有责任的党组织和负责人进行问责（第八条第（三）项）。</段>
      </正文>
      <xsl:call-template name="签批落款"/>
      <xsl:call-template name="联系附注"/>
      <xsl:call-template name="版记"/>
      <xsl:call-template name="台账链"/>
    </公文>
  </xsl:template>

</xsl:stylesheet>
