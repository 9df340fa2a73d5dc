<?xml version="1.0" encoding="UTF-8"?>
<!--
  wenzejianyi.xsl：问责建议书（规则 C06.1、C07.3、D15.1、D16.1、E08.3）。
  发给有管理权限的问责主体。建议/@情形 说明由何而来：督查整改（督查考核办法第十五
  条）、考核等次（第十六条）、述责述廉整改（述责述廉制度第六条第（五）项）、评议结果
  （第七条第（三）项）、问责监督（问责工作程序暂行规定第八条第（三）项）。
  建议不是决定：写明以调查核实为准，写明陈述和申辩；不写办理的期限。
  数据见 docs/kinds/letters.md，例子见 samples/papers/wenzejianyi.xml、-b 至 -f。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>
  <xsl:include href="case.xsl"/>

  <!-- 标题里的一个词组：什么情况。 -->
  <xsl:template name="建议事项">
    <xsl:choose>
      <xsl:when test="f:建议/@情形 = '督查整改'">督查问题整改情况的</xsl:when>
      <xsl:when test="f:建议/@情形 = '考核等次'">督查考核结果的</xsl:when>
      <xsl:when test="f:建议/@情形 = '述责述廉整改'">述责述廉整改情况的</xsl:when>
      <xsl:when test="f:建议/@情形 = '评议结果'">述责述廉评议结果的</xsl:when>
      <xsl:when test="f:建议/@情形 = '问责监督'">问责工作情况的</xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- 从哪里发现的。 -->
  <xsl:template name="建议由来">
    <xsl:choose>
      <xsl:when test="f:建议/@情形 = '督查整改'">
        <xsl:value-of select="f:督查反馈/@日期"/>
        <xsl:text>，对</xsl:text>
        <xsl:value-of select="f:单位/@名称"/>
        <xsl:text>落实全面从严治党</xsl:text>
        <xsl:value-of select="f:督查反馈/@责任"/>
        <xsl:text>情况进行了</xsl:text>
        <xsl:value-of select="f:督查反馈/@类型"/>
        <xsl:text>（</xsl:text>
        <xsl:value-of select="f:督查反馈/@编号"/>
        <xsl:text>），发现的问题已经要求限期整改。</xsl:text>
        <xsl:choose>
          <xsl:when test="f:整改核查">
            <xsl:value-of select="f:整改核查/@日期"/>
            <xsl:text>核查，有</xsl:text>
            <xsl:value-of select="count(f:整改核查/f:核查)"/>
            <xsl:text>个问题的整改未达到要求：</xsl:text>
          </xsl:when>
          <xsl:otherwise><xsl:call-template name="逾期由来"/></xsl:otherwise>
        </xsl:choose>
      </xsl:when>
      <xsl:when test="f:建议/@情形 = '考核等次'">
        <xsl:value-of select="f:单位/@名称"/>
        <xsl:value-of select="f:考核/@年度"/>
        <xsl:text>年度落实全面从严治党“两个责任”考核成绩</xsl:text>
        <xsl:value-of select="f:考核/@成绩"/>
        <xsl:text>分，等次为</xsl:text>
        <xsl:value-of select="f:考核/@等次"/>
        <xsl:text>。</xsl:text>
      </xsl:when>
      <xsl:when test="f:建议/@情形 = '述责述廉整改'">
        <xsl:call-template name="述责述廉会议"/>
        <xsl:value-of select="f:述责述廉评议/f:评议/f:反馈/@收到日期"/>
        <xsl:text>收到市委的反馈意见书。市委主体办跟踪监督的结论是</xsl:text>
        <xsl:choose>
          <xsl:when test="f:述责述廉评议/f:评议/f:整改/@结论 = '不到位'">整改不到位</xsl:when>
          <xsl:otherwise><xsl:value-of select="f:述责述廉评议/f:评议/f:整改/@结论"/></xsl:otherwise>
        </xsl:choose>
        <xsl:text>。</xsl:text>
      </xsl:when>
      <xsl:when test="f:建议/@情形 = '评议结果'">
        <xsl:variable name="评议" select="f:述责述廉评议/f:评议"/>
        <xsl:call-template name="述责述廉会议"/>
        <xsl:text>收回有效票</xsl:text>
        <xsl:value-of select="$评议/@有效票"/>
        <xsl:text>张，</xsl:text>
        <xsl:call-template name="计入的票">
          <xsl:with-param name="评议" select="$评议"/>
        </xsl:call-template>
        <xsl:text>，超过二分之一。</xsl:text>
      </xsl:when>
      <xsl:when test="f:建议/@情形 = '问责监督'">
        <xsl:text>在对</xsl:text>
        <xsl:value-of select="f:单位/@名称"/>
        <xsl:text>问责工作情况的监督检查中，发现下列情况：</xsl:text>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- 逾期没有完成整改的：查明了什么，什么还没有查明。 -->
  <xsl:template name="逾期由来">
    <xsl:text>截至</xsl:text>
    <xsl:value-of select="f:逾期整改/@日期"/>
    <xsl:text>，有</xsl:text>
    <xsl:value-of select="count(f:逾期整改/f:逾期)"/>
    <xsl:text>个问题的整改期限已过，没有收到整改完成的报告：</xsl:text>
  </xsl:template>

  <xsl:template name="述责述廉会议">
    <xsl:value-of select="f:述责述廉评议/f:评议/@姓名"/>
    <xsl:text>（</xsl:text>
    <xsl:value-of select="f:述责述廉评议/f:评议/@职务"/>
    <xsl:text>）于</xsl:text>
    <xsl:value-of select="f:述责述廉评议/@日期"/>
    <xsl:text>在</xsl:text>
    <xsl:for-each select="f:述责述廉评议"><xsl:call-template name="会议名称"/></xsl:for-each>
    <xsl:text>上述责述廉，接受了评议。</xsl:text>
  </xsl:template>

  <!-- 由来的条款，照原文。 -->
  <xsl:template name="建议条款">
    <xsl:choose>
      <xsl:when test="f:建议/@情形 = '督查整改'">
        <xsl:value-of select="$督查考核办法"/>
        <xsl:text>第十五条规定：“对问题整改不到位或拒不整改、推进工作过程中存在弄虚作假等问题的，根据情形进行问责。”</xsl:text>
      </xsl:when>
      <xsl:when test="f:建议/@情形 = '考核等次'">
        <xsl:value-of select="$督查考核办法"/>
        <xsl:text>第十六条规定，对考核为一般等次的单位，市委或市纪委对单位党委（党组）和纪委（纪检组）主要负责人进行约谈或问责。</xsl:text>
        <xsl:if test="f:考核/@等次 = '差'">等次为差的，参照办理。</xsl:if>
      </xsl:when>
      <xsl:when test="f:建议/@情形 = '述责述廉整改'">
        <xsl:value-of select="$述责述廉制度"/>
        <xsl:text>第六条第（五）项规定，对问题不整改或整改不到位的，建议进行问责。</xsl:text>
      </xsl:when>
      <xsl:when test="f:建议/@情形 = '评议结果'">
        <xsl:value-of select="$述责述廉制度"/>
        <xsl:text>第七条第（三）项规定，对一般票超过二分之一的评议对象进行问责。</xsl:text>
      </xsl:when>
      <xsl:when test="f:建议/@情形 = '问责监督'">
        <xsl:text>《暂行规定》第八条第（三）项规定，对有责不问或者问责方式不当、问责决定不落实的，应当及时督促纠正，情节严重的应当对负有责任的党组织和负责人进行问责。</xsl:text>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- 一个对象：名称、职务、基本情况。 -->
  <xsl:template name="建议对象">
    <楷体><xsl:value-of select="@名称"/>。</楷体>
    <xsl:if test="@职务"><xsl:value-of select="@职务"/>。</xsl:if>
    <xsl:if test="f:基本情况"><xsl:value-of select="f:基本情况"/></xsl:if>
  </xsl:template>

  <xsl:template match="/f:事实">
    <xsl:variable name="案件" select="f:问责案件"/>
    <xsl:if test="not($案件/f:对象)"><xsl:value-of select="f:问责案件/f:对象"/></xsl:if>
    <!-- 数据里写了别的值，或者一项也没有：不印，报出是哪一项。 -->
    <xsl:for-each select="f:建议[not(@情形 = '督查整改' or @情形 = '考核等次' or @情形 = '述责述廉整改' or @情形 = '评议结果' or @情形 = '问责监督')]"><xsl:value-of select="@情形[. = '督查整改' or . = '考核等次' or . = '述责述廉整改' or . = '评议结果' or . = '问责监督']"/></xsl:for-each>
    <xsl:for-each select="f:问责案件/f:对象[not(@类型 = '党组织' or @类型 = '领导干部')]"><xsl:value-of select="@类型[. = '党组织' or . = '领导干部']"/></xsl:for-each>
    <公文 格式="信函">
      <xsl:call-template name="版头"/>
      <标题>
        <连>关于<xsl:value-of select="f:单位/@名称"/></连>
        <xsl:if test="f:考核"><连><xsl:value-of select="f:考核/@年度"/>年度</连></xsl:if>
        <连><xsl:call-template name="建议事项"/></连>
        <连>问责建议书</连>
      </标题>
      <xsl:call-template name="主送"/>
      <正文>
        <段>
          <xsl:text>在落实全面从严治党“两个责任”工作中，发现</xsl:text>
          <xsl:value-of select="f:单位/@名称"/>
          <xsl:text>存在需要研究问责的问题。按照</xsl:text>
          <xsl:value-of select="$问责程序规定"/>
          <xsl:text>（以下简称《暂行规定》）第三条关于问责启动的规定，现提出问责建议。</xsl:text>
        </段>

        <一级>建议问责的对象</一级>
        <xsl:for-each select="$案件/f:对象">
          <xsl:choose>
            <xsl:when test="last() = 1"><段><xsl:call-template name="建议对象"/></段></xsl:when>
            <xsl:otherwise><二级><仿宋><xsl:call-template name="建议对象"/></仿宋></二级></xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>

        <一级>有关情况</一级>
        <段><xsl:call-template name="建议由来"/></段>
        <xsl:if test="f:整改核查">
          <表 字号="小四">
            <列 宽="14"/><列 宽="42" 对齐="左"/><列 宽="34"/><列 宽="42" 对齐="左"/><列 宽="24"/>
            <表头>
              <格>编号</格><格>督查发现的问题</格><格>整改期限</格>
              <格>核查情况</格><格>核查结论</格>
            </表头>
            <xsl:for-each select="f:整改核查/f:核查">
              <xsl:variable name="问题" select="/f:事实/f:督查反馈/f:问题[@编号 = current()/@问题]"/>
              <行>
                <格><xsl:value-of select="@问题"/></格>
                <格><xsl:value-of select="$问题/f:事实"/></格>
                <格><xsl:value-of select="$问题/@整改期限"/></格>
                <格><xsl:value-of select="."/></格>
                <格><xsl:value-of select="@结论"/></格>
              </行>
            </xsl:for-each>
          </表>
        </xsl:if>
        <xsl:if test="f:逾期整改">
          <xsl:if test="f:整改核查"><段><xsl:call-template name="逾期由来"/></段></xsl:if>
          <表 字号="小四">
            <列 宽="14"/><列 宽="46" 对齐="左"/><列 宽="34"/><列 宽="18"/><列 宽="44" 对齐="左"/>
            <表头>
              <格>编号</格><格>督查发现的问题</格><格>整改期限</格>
              <格>逾期</格><格>整改报告</格>
            </表头>
            <xsl:for-each select="f:逾期整改/f:逾期">
              <xsl:variable name="问题" select="/f:事实/f:督查反馈/f:问题[@编号 = current()/@问题]"/>
              <行>
                <格><xsl:value-of select="@问题"/></格>
                <格><xsl:value-of select="$问题/f:事实"/></格>
                <格><xsl:value-of select="$问题/@整改期限"/></格>
                <格><xsl:value-of select="@天数"/>天</格>
                <格>
                  <xsl:choose>
                    <xsl:when test="@报告"><xsl:value-of select="@报告"/>报告，正在整改</xsl:when>
                    <xsl:otherwise>没有收到</xsl:otherwise>
                  </xsl:choose>
                </格>
              </行>
            </xsl:for-each>
          </表>
          <段>
            <xsl:text>逾期的</xsl:text>
            <xsl:value-of select="count(f:逾期整改/f:逾期)"/>
            <xsl:text>个问题，已经查明的只是整改期限已过、没有整改完成的报告；还没有进行核查，是否整改到位、是否拒不整改没有认定，应当由核查认定。</xsl:text>
          </段>
        </xsl:if>
        <xsl:for-each select="$案件/f:事实/f:段">
          <段><xsl:value-of select="."/></段>
        </xsl:for-each>

        <一级>依据</一级>
        <段><xsl:call-template name="建议条款"/></段>
        <xsl:if test="$案件/f:情形">
          <段>
            <xsl:text>上述情况涉及</xsl:text>
            <xsl:for-each select="$案件"><xsl:call-template name="情形"/></xsl:for-each>
            <xsl:text>所列情形，是否成立由调查认定。</xsl:text>
          </段>
        </xsl:if>

        <一级>建议</一级>
        <二级>启动问责程序。<仿宋>建议按照职责权限研究启动问责程序，对上述情况进行调查核实。<xsl:if
            test="$案件/f:对象[@类型 = '党组织' or @主要负责人 = '是']">需对党组织或者党组织主要负责人启动问责程序的，应报有管理权限的党组织主要负责人同意（《暂行规定》第三条）。</xsl:if></仿宋></二级>
        <xsl:if test="$案件/f:对象/f:方式">
          <二级>问责方式。<仿宋>
            <xsl:text>经调查核实应当问责的，建议</xsl:text>
            <xsl:for-each select="$案件/f:对象[f:方式]">
              <xsl:if test="position() &gt; 1">，</xsl:if>
              <xsl:text>对</xsl:text>
              <xsl:value-of select="@名称"/>
              <xsl:text>采取</xsl:text>
              <xsl:for-each select="f:方式">
                <xsl:if test="position() &gt; 1">、</xsl:if>
                <xsl:value-of select="@种类"/>
              </xsl:for-each>
              <xsl:text>的方式</xsl:text>
            </xsl:for-each>
            <xsl:text>。</xsl:text>
          </仿宋></二级>
        </xsl:if>
        <二级>听取陈述和申辩。<仿宋>以上情况以调查核实为准。调查的事实材料必须同被问责对象见面，听取其陈述和申辩，并记录在案，对其合理意见应当予以采纳（《暂行规定》第四条）。</仿宋></二级>
        <二级>告知办理结果。<仿宋>请将启动问责程序的情况，或者不予问责的理由，函告<xsl:value-of select="f:机关/@名称"/>。</仿宋></二级>
      </正文>
      <xsl:if test="f:材料">
        <附件说明>
          <xsl:for-each select="f:材料">
            <附件><xsl:value-of select="."/></附件>
          </xsl:for-each>
        </附件说明>
      </xsl:if>
      <xsl:call-template name="签批落款"/>
      <xsl:call-template name="联系附注"/>
      <xsl:call-template name="版记"/>
      <xsl:call-template name="台账链"/>
    </公文>
  </xsl:template>

</xsl:stylesheet>
