<?xml version="1.0" encoding="UTF-8"?>
<!--
  jiemian.xsl：诫勉谈话决定书（谈话制度第十九条至第二十一条；规则 B19.1、B20.1、B21.1）。
  由有职责权限的党组织作出，先有决定，后有谈话；发给谈话对象及其所在党组织。
  要经签批；没有签批的印草稿，没有文号和成文日期。
  谈话内容不写在这里，写在谈话记录（tanhua.xsl）里，由谈话人和工作人员保密（B23.1）。
  数据见 docs/kinds/cases.md，例子见 samples/papers/jiemian.xml、jiemian-b.xml（草稿）。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>
  <xsl:include href="talk.xsl"/>

  <xsl:template match="/f:事实">
    <xsl:variable name="谈话" select="f:谈话记录"/>
    <xsl:variable name="种类">
      <xsl:choose>
        <xsl:when test="f:谈话记录/f:书面材料"><xsl:value-of select="f:谈话记录/f:书面材料/@种类"/></xsl:when>
        <xsl:otherwise>说明或者检查</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="not(f:谈话记录/f:谈话人)"><xsl:value-of select="f:谈话记录/f:谈话人"/></xsl:if>
    <公文 格式="文件">
      <xsl:call-template name="版头"/>
      <标题>
        <连><xsl:value-of select="f:机关/@名称"/></连>
        <连>关于对<xsl:value-of select="$谈话/f:谈话对象/@姓名"/>同志</连>
        <连>进行诫勉谈话的决定</连>
      </标题>
      <xsl:call-template name="主送"/>
      <正文>
        <一级>基本情况</一级>
        <段><xsl:value-of select="$谈话/f:基本情况"/></段>

        <一级>诫勉的事由</一级>
        <段><xsl:value-of select="$谈话/f:事由"/></段>

        <一级>依据和决定</一级>
        <段>
          <xsl:text>上述问题属于</xsl:text>
          <xsl:value-of select="$谈话制度"/>
          <xsl:text>第十九条第一款第（</xsl:text>
          <xsl:value-of select="$谈话/f:诫勉/@项"/>
          <xsl:text>）项所列“</xsl:text>
          <xsl:call-template name="诫勉情形">
            <xsl:with-param name="项" select="$谈话/f:诫勉/@项"/>
          </xsl:call-template>
          <xsl:text>”</xsl:text>
          <xsl:if test="$谈话/f:诫勉/@项 != '五'">情形</xsl:if>
          <xsl:text>。根据第十九条第二款，</xsl:text>
          <xsl:value-of select="f:机关/@名称"/>
          <xsl:if test="not(f:签批)">拟</xsl:if>
          <xsl:text>决定对</xsl:text>
          <人名><xsl:value-of select="$谈话/f:谈话对象/@姓名"/></人名>
          <xsl:text>同志进行诫勉谈话，由</xsl:text>
          <xsl:for-each select="$谈话/f:谈话人">
            <xsl:if test="position() &gt; 1">、</xsl:if>
            <xsl:value-of select="@职务"/><人名><xsl:value-of select="@姓名"/></人名>
          </xsl:for-each>
          <xsl:text>同志实施诫勉谈话。</xsl:text>
        </段>
        <xsl:if test="$谈话/@时间">
          <段>谈话时间：<xsl:value-of select="$谈话/@时间"/>；谈话地点：<xsl:value-of select="$谈话/@地点"/>。</段>
        </xsl:if>

        <一级>有关要求</一级>
        <二级>认真接受谈话。<仿宋>接受谈话时，必须认真对待、如实回答，不得隐瞒、编造、歪曲事实和回避问题（第二十二条）。</仿宋></二级>
        <二级>
          <xsl:text>提交书面</xsl:text>
          <xsl:value-of select="$种类"/>
          <xsl:text>。</xsl:text>
          <仿宋>
            <xsl:text>书面</xsl:text>
            <xsl:value-of select="$种类"/>
            <xsl:choose>
              <xsl:when test="$谈话/f:书面材料">应当不迟于<xsl:value-of select="$谈话/f:书面材料/@限期"/>提交</xsl:when>
              <xsl:otherwise>提交的时间，由谈话人在谈话时明确（第二十条）</xsl:otherwise>
            </xsl:choose>
            <xsl:text>；经所在单位党组织主要负责人签字后，报</xsl:text>
            <xsl:value-of select="f:机关/@名称"/>
            <xsl:text>（第二十一条）。</xsl:text>
          </仿宋>
        </二级>
        <二级>
          <xsl:text>材料归档。</xsl:text>
          <仿宋>说明或者检讨材料与本决定交组织部门和纪委归入领导干部档案和领导干部廉洁档案，并依照有关规定作为领导干部考核、任免、奖惩的重要依据（第二十一条）。</仿宋>
        </二级>
        <二级>严格保密。<仿宋>谈话人及有关工作人员对谈话内容要严格保密（第二十三条）。</仿宋></二级>
      </正文>
      <xsl:call-template name="签批落款"/>
      <xsl:call-template name="版记"/>
      <xsl:call-template name="台账链"/>
    </公文>
  </xsl:template>

</xsl:stylesheet>
