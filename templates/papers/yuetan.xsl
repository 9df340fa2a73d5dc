<?xml version="1.0" encoding="UTF-8"?>
<!--
  yuetan.xsl：约谈通知书（谈话制度第十三条至第十五条、督查考核办法第十六条；
  规则 B14.1、B15.1、D16.1）。发给被约谈的主要负责人本人；只说为什么谈，
  谈话的内容不写进任何通知（B23.1）。
  数据见 docs/kinds/letters.md，例子见 samples/papers/yuetan.xml（履责不到位）、
  yuetan-b.xml（考核等次）、yuetan-c.xml（定期约谈）。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>

  <!-- 为什么约谈。 -->
  <xsl:template name="约谈依据">
    <xsl:choose>
      <xsl:when test="f:谈话记录/@情形 = '履责不到位'">
        <xsl:text>根据</xsl:text>
        <xsl:value-of select="$谈话制度"/>
        <xsl:text>（以下简称谈话制度）第十五条关于对履责不到位的党委（党组）、纪委（纪检组）及时进行约谈的规定，</xsl:text>
      </xsl:when>
      <xsl:when test="f:谈话记录/@情形 = '考核等次'">
        <xsl:value-of select="f:单位/@名称"/>
        <xsl:value-of select="f:谈话记录/@年度"/>
        <xsl:text>年度落实全面从严治党“两个责任”考核等次为</xsl:text>
        <xsl:value-of select="f:谈话记录/@等次"/>
        <xsl:text>。根据</xsl:text>
        <xsl:value-of select="$督查考核办法"/>
        <xsl:text>第十六条关于考核结果运用的规定和</xsl:text>
        <xsl:value-of select="$谈话制度"/>
        <xsl:text>（以下简称谈话制度）第十三条，</xsl:text>
      </xsl:when>
      <xsl:otherwise>
        <xsl:text>根据</xsl:text>
        <xsl:value-of select="$谈话制度"/>
        <xsl:text>（以下简称谈话制度）第十四条关于约谈每半年至少进行一次的规定，</xsl:text>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 谈话人、谈话对象：姓名和职务，几个人用分号隔开。 -->
  <xsl:template name="谈话人员">
    <xsl:param name="人员"/>
    <xsl:for-each select="$人员">
      <xsl:if test="position() &gt; 1">；</xsl:if>
      <人名><xsl:value-of select="@姓名"/></人名>
      <xsl:text>，</xsl:text>
      <xsl:value-of select="@职务"/>
      <xsl:if test="@受委托 = '是'">（受委托）</xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- 程序提出的约谈，时间、地点、谈话人由签批以后定。 -->
  <xsl:template name="或另行通知">
    <xsl:param name="值"/>
    <xsl:choose>
      <xsl:when test="normalize-space($值)"><xsl:value-of select="$值"/></xsl:when>
      <xsl:otherwise>另行通知</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="/f:事实">
    <!-- 数据里写了别的值，或者一项也没有：不印，报出是哪一项。 -->
    <xsl:for-each select="f:谈话记录[not(@情形 = '履责不到位' or @情形 = '考核等次' or @情形 = '定期')]"><xsl:value-of select="@情形[. = '履责不到位' or . = '考核等次' or . = '定期']"/></xsl:for-each>
    <公文 格式="信函">
      <xsl:call-template name="版头"/>
      <标题>
        <连>关于<xsl:value-of select="f:单位/@名称"/></连>
        <连>落实<xsl:choose>
            <xsl:when test="f:谈话记录/@责任 = '两个责任'">“两个责任”</xsl:when>
            <xsl:otherwise><xsl:value-of select="f:谈话记录/@责任"/></xsl:otherwise>
          </xsl:choose>情况的</连>
        <连>约谈通知书</连>
      </标题>
      <xsl:call-template name="主送"/>
      <正文>
        <段>
          <xsl:call-template name="约谈依据"/>
          <xsl:text>现通知你</xsl:text>
          <xsl:if test="count(f:谈话记录/f:谈话对象) &gt; 1">们</xsl:if>
          <xsl:text>接受督责约谈。有关事项如下。</xsl:text>
        </段>
        <一级>时间：<仿宋><xsl:call-template name="或另行通知">
            <xsl:with-param name="值" select="f:谈话记录/@时间"/>
          </xsl:call-template></仿宋></一级>
        <一级>地点：<仿宋><xsl:call-template name="或另行通知">
            <xsl:with-param name="值" select="f:谈话记录/@地点"/>
          </xsl:call-template></仿宋></一级>
        <一级>方式：<仿宋><xsl:value-of select="f:谈话记录/@方式"/>谈话</仿宋></一级>
        <一级>谈话人：<仿宋><xsl:choose>
            <xsl:when test="f:谈话记录/f:谈话人"><xsl:call-template name="谈话人员">
              <xsl:with-param name="人员" select="f:谈话记录/f:谈话人"/>
            </xsl:call-template></xsl:when>
            <xsl:otherwise>另行通知</xsl:otherwise>
          </xsl:choose></仿宋></一级>
        <一级>谈话对象：<仿宋><xsl:call-template name="谈话人员">
            <xsl:with-param name="人员" select="f:谈话记录/f:谈话对象"/>
          </xsl:call-template></仿宋></一级>
        <一级>事由</一级>
        <xsl:for-each select="f:谈话记录/f:事由">
          <段><xsl:value-of select="."/></段>
        </xsl:for-each>
        <xsl:call-template name="预评说明"/>
        <一级>有关要求</一级>
        <xsl:if test="f:材料">
          <二级>准备材料。<仿宋>
            <xsl:text>请准备</xsl:text>
            <xsl:for-each select="f:材料">
              <xsl:if test="position() &gt; 1">、</xsl:if>
              <xsl:value-of select="."/>
            </xsl:for-each>
            <xsl:text>，谈话时提交。</xsl:text>
          </仿宋></二级>
        </xsl:if>
        <二级>认真对待。<仿宋>党员干部接受谈话时，必须认真对待、如实回答，不得隐瞒、编造、歪曲事实和回避问题（谈话制度第二十二条）。确有特殊情况不能按时参加的，请提前联系。</仿宋></二级>
        <二级>保密<xsl:if test="f:谈话记录/@情形 = '履责不到位'">和归档</xsl:if>。<仿宋>谈话人及有关工作人员对谈话内容严格保密（谈话制度第二十三条）。<xsl:if
            test="f:谈话记录/@情形 = '履责不到位'">谈话材料归入领导干部廉洁档案（谈话制度第十五条）。</xsl:if></仿宋></二级>
      </正文>
      <xsl:call-template name="签批落款"/>
      <xsl:call-template name="联系附注"/>
      <xsl:call-template name="版记"/>
      <xsl:call-template name="台账链"/>
    </公文>
  </xsl:template>

</xsl:stylesheet>
