<?xml version="1.0" encoding="UTF-8"?>
<!--
  niandu.xsl：年度考核结果通报（督查考核办法第十三条、第十六条；规则 D13.1、
  D16.1、D12.1、D14.4、D14.5）。发给各单位。公布/@方式：全部印成绩和名次，
  分档按等次印名单，不公布只印各等次的单位数。未评定的只写缺什么，限定等次的只写
  条款：处分了谁、为什么处分，一个字不写。约谈、问责、表彰由市委、市纪委另行决定。
  数据见 docs/kinds/bulletins.md，例子见 samples/papers/niandu.xml（分档）、
  niandu-b.xml（全部）、niandu-c.xml（不公布，草稿）。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>
  <xsl:include href="results.xsl"/>

  <!-- 各类单位的等次统计：表1和图1。 -->
  <xsl:template name="等次统计">
    <xsl:param name="年度"/>
    <表 名="表1　{$年度}年度考核等次统计" 字号="五号">
      <列 宽="30"/><列 宽="21"/><列 宽="21"/><列 宽="21"/><列 宽="21"/><列 宽="21"/><列 宽="21"/>
      <表头>
        <格>类别</格><格>单位数</格><格>优秀</格><格>良好</格><格>一般</格><格>差</格><格>未评定</格>
      </表头>
      <xsl:for-each select="f:统计">
        <行>
          <格 标="是"><xsl:call-template name="类别名"/></格>
          <格><xsl:value-of select="@单位数"/></格>
          <格><xsl:value-of select="@优秀"/></格>
          <格><xsl:value-of select="@良好"/></格>
          <格><xsl:value-of select="@一般"/></格>
          <格><xsl:value-of select="@差"/></格>
          <格><xsl:value-of select="@未评定"/></格>
        </行>
      </xsl:for-each>
    </表>
    <图 名="图1　{$年度}年度考核等次分布" 形="柱" 单位="个">
      <类>优秀</类><类>良好</类><类>一般</类><类>差</类>
      <xsl:for-each select="f:统计[@类别 != '全市']">
        <xsl:variable name="系列"><xsl:call-template name="类别名"/></xsl:variable>
        <系列 名="{$系列}">
          <值><xsl:value-of select="@优秀"/></值>
          <值><xsl:value-of select="@良好"/></值>
          <值><xsl:value-of select="@一般"/></值>
          <值><xsl:value-of select="@差"/></值>
        </系列>
      </xsl:for-each>
    </图>
  </xsl:template>

  <!-- 一个等次的两类单位，按机关序列。 -->
  <xsl:template name="等次名单">
    <xsl:param name="等次"/>
    <xsl:variable name="单位" select="f:成绩[@等次 = $等次]"/>
    <xsl:if test="$单位">
      <二级><xsl:value-of select="$等次"/>（<xsl:value-of select="count($单位)"/>个）</二级>
      <名单 栏="4">
        <xsl:for-each select="$单位">
          <项><xsl:value-of select="@名称"/></项>
        </xsl:for-each>
      </名单>
    </xsl:if>
  </xsl:template>

  <xsl:template name="考核等次">
    <xsl:param name="全市"/>
    <一级>考核等次</一级>
    <xsl:choose>
      <xsl:when test="f:公布/@方式 = '全部'">
        <段>县（区）、市直单位分别排名，得分相同的名次相同，各单位的成绩、等次和名次见附件。</段>
      </xsl:when>
      <xsl:otherwise>
        <段>
          <xsl:choose>
            <xsl:when test="f:公布/@由 = '为基层减负'">按照中央关于为基层减负、不得频繁排名通报的要求，</xsl:when>
            <xsl:otherwise>按照<xsl:value-of select="f:考核方案/@年度"/>年度考核方案关于排名公布的规定，</xsl:otherwise>
          </xsl:choose>
          <xsl:choose>
            <xsl:when test="f:公布/@方式 = '分档'">本次通报只公布等次，不排名次，同一等次的单位按机关序列排列。</xsl:when>
            <xsl:otherwise>本次通报只公布各等次的单位数，不公布各单位的等次和名次。</xsl:otherwise>
          </xsl:choose>
          <xsl:text>各单位的成绩另行反馈本单位。</xsl:text>
        </段>
        <xsl:if test="f:公布/@方式 = '分档'">
          <xsl:call-template name="等次名单"><xsl:with-param name="等次" select="'优秀'"/></xsl:call-template>
          <xsl:call-template name="等次名单"><xsl:with-param name="等次" select="'良好'"/></xsl:call-template>
          <xsl:call-template name="等次名单"><xsl:with-param name="等次" select="'一般'"/></xsl:call-template>
          <xsl:call-template name="等次名单"><xsl:with-param name="等次" select="'差'"/></xsl:call-template>
        </xsl:if>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="$全市/@限定 &gt; 0">
      <段>
        <xsl:text>有</xsl:text><xsl:value-of select="$全市/@限定"/>
        <xsl:text>个单位的等次依照督查考核办法第十四条第（二）项的规定作了限定。</xsl:text>
      </段>
    </xsl:if>
    <xsl:if test="$全市/@未评定 &gt; 0">
      <段>
        <xsl:text>有</xsl:text><xsl:value-of select="$全市/@未评定"/>
        <xsl:text>个单位缺少评定等次所需的成绩，未评定等次</xsl:text>
        <xsl:if test="f:公布/@方式 != '不公布'">
          <xsl:text>：</xsl:text>
          <xsl:for-each select="f:成绩[@等次 = '未评定']">
            <xsl:if test="position() &gt; 1">；</xsl:if>
            <xsl:value-of select="@名称"/>，<xsl:value-of select="f:原因"/>
          </xsl:for-each>
        </xsl:if>
        <xsl:text>。未评定不是考核等次。</xsl:text>
      </段>
    </xsl:if>
  </xsl:template>

  <xsl:template name="结果运用">
    <xsl:param name="全市"/>
    <一级>结果运用</一级>
    <段>考核结果作为目标管理考核、年度评优评先和干部选拔任用的重要依据（督查考核办法第十六条）。</段>
    <xsl:if test="$全市/@优秀 &gt; 0">
      <段>对考核为优秀等次的单位，按照督查考核办法第十六条予以表彰，由市委另行决定。</段>
    </xsl:if>
    <xsl:if test="$全市/@一般 &gt; 0 or $全市/@差 &gt; 0">
      <段>
        <xsl:text>考核为一般等次的单位，在年度综合考评中不得被评为优秀；市委或者市纪委对单位党委（党组）和纪委（纪检组）主要负责人进行约谈或者问责（督查考核办法第十六条）。</xsl:text>
        <xsl:if test="$全市/@差 &gt; 0">考核为差等次的单位，参照一般等次办理。</xsl:if>
        <xsl:text>采取何种方式，由市委、市纪委按照权限另行决定。</xsl:text>
      </段>
    </xsl:if>
  </xsl:template>

  <!-- 名次按最后得分；未评定的在最后，没有成绩的地方印一横。 -->
  <xsl:template name="成绩表">
    <xsl:param name="成绩"/>
    <表 字号="五号">
      <列 宽="10"/><列 宽="26" 对齐="左"/><列 宽="14"/><列 宽="14"/><列 宽="14"/>
      <列 宽="11"/><列 宽="11"/><列 宽="14"/><列 宽="15"/><列 宽="27" 对齐="左"/>
      <表头>
        <格>名次</格><格>单位</格><格>主体<换行/>责任</格><格>监督<换行/>责任</格><格>考核<换行/>得分</格>
        <格>加分</格><格>扣分</格><格>最后<换行/>得分</格><格>等次</格><格>备注</格>
      </表头>
      <xsl:for-each select="$成绩">
        <行>
          <格><xsl:call-template name="或横线"><xsl:with-param name="值" select="@名次"/></xsl:call-template></格>
          <格><xsl:value-of select="@名称"/></格>
          <格><xsl:call-template name="或横线"><xsl:with-param name="值" select="@主体责任"/></xsl:call-template></格>
          <格><xsl:call-template name="或横线"><xsl:with-param name="值" select="@监督责任"/></xsl:call-template></格>
          <格><xsl:call-template name="或横线"><xsl:with-param name="值" select="@考核得分"/></xsl:call-template></格>
          <格><xsl:value-of select="@加分"/></格>
          <格><xsl:value-of select="@扣分"/></格>
          <格><xsl:call-template name="或横线"><xsl:with-param name="值" select="@最后得分"/></xsl:call-template></格>
          <格><xsl:value-of select="@等次"/></格>
          <格>
            <xsl:choose>
              <xsl:when test="f:限定">
                <xsl:text>等次限定：</xsl:text><xsl:value-of select="f:限定/@条款"/>
                <xsl:if test="f:说明">；<xsl:call-template name="备注"/></xsl:if>
              </xsl:when>
              <xsl:otherwise><xsl:call-template name="备注"/></xsl:otherwise>
            </xsl:choose>
          </格>
        </行>
      </xsl:for-each>
    </表>
  </xsl:template>

  <xsl:template name="各附件">
    <xsl:param name="年度"/>
    <xsl:if test="f:公布/@方式 = '全部'">
      <附件>
        <标题><连><xsl:value-of select="$年度"/>年度</连><连>县（区）</连><连>考核成绩</连></标题>
        <xsl:call-template name="成绩表"><xsl:with-param name="成绩" select="f:成绩[@类别 = '县区']"/></xsl:call-template>
      </附件>
      <附件>
        <标题><连><xsl:value-of select="$年度"/>年度</连><连>市直单位</连><连>考核成绩</连></标题>
        <xsl:call-template name="成绩表"><xsl:with-param name="成绩" select="f:成绩[@类别 = '市直单位']"/></xsl:call-template>
      </附件>
    </xsl:if>
  </xsl:template>

  <xsl:template name="考核情况">
    <xsl:param name="全市"/>
    <xsl:variable name="权重" select="f:考核方案/f:权重"/>
    <xsl:variable name="等次" select="f:考核方案/f:等次"/>
    <一级>考核情况</一级>
    <段>
      <xsl:text>考核实行百分制，按照督查考核办法和</xsl:text><xsl:value-of select="f:考核方案/@年度"/>
      <xsl:text>年度考核方案</xsl:text>
      <xsl:if test="f:考核方案/@文号">（<xsl:value-of select="f:考核方案/@文号"/>）</xsl:if>
      <xsl:text>的规定，主体责任占</xsl:text><xsl:value-of select="$权重/@主体责任"/>
      <xsl:text>%，监督责任占</xsl:text><xsl:value-of select="$权重/@监督责任"/>
      <xsl:text>%；日常考核占</xsl:text><xsl:value-of select="$权重/@日常考核"/>
      <xsl:text>%，年终考核占</xsl:text><xsl:value-of select="$权重/@年终考核"/>
      <xsl:text>%。年终考核采取民主测评、问卷调查、理论测试的方式，各占三分之一的分值（第十二条）；加分、扣分按照第十四条计算。最后得分</xsl:text>
      <xsl:value-of select="$等次/@优秀"/>
      <xsl:text>分以上的为优秀，</xsl:text><xsl:value-of select="$等次/@良好"/>
      <xsl:text>分以上的为良好，</xsl:text><xsl:value-of select="$等次/@一般"/>
      <xsl:text>分以上的为一般，其余为差。</xsl:text>
    </段>
    <xsl:for-each select="f:说明">
      <段><xsl:value-of select="."/></段>
    </xsl:for-each>
    <!-- 一个单位也没有的等次，文字里不写，表1里有。 -->
    <xsl:variable name="各等次">
      <xsl:if test="$全市/@优秀 &gt; 0">、优秀等次的<xsl:value-of select="$全市/@优秀"/>个</xsl:if>
      <xsl:if test="$全市/@良好 &gt; 0">、良好等次的<xsl:value-of select="$全市/@良好"/>个</xsl:if>
      <xsl:if test="$全市/@一般 &gt; 0">、一般等次的<xsl:value-of select="$全市/@一般"/>个</xsl:if>
      <xsl:if test="$全市/@差 &gt; 0">、差等次的<xsl:value-of select="$全市/@差"/>个</xsl:if>
      <xsl:if test="$全市/@未评定 &gt; 0">、未评定等次的<xsl:value-of select="$全市/@未评定"/>个</xsl:if>
    </xsl:variable>
    <段>
      <xsl:text>列入考核的单位共</xsl:text><xsl:value-of select="$全市/@单位数"/>
      <xsl:text>个，其中</xsl:text><xsl:value-of select="substring($各等次, 2)"/>
      <xsl:text>，</xsl:text><连>见表1</连>、<连>图1</连><xsl:text>。</xsl:text>
    </段>
    <xsl:call-template name="预评说明"/>
    <xsl:call-template name="等次统计"><xsl:with-param name="年度" select="f:期间/@值"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="/f:事实">
    <xsl:variable name="全市" select="f:统计[@类别 = '全市']"/>
    <!-- 数据里写了别的值，或者一项也没有：不印，报出是哪一项。 -->
    <xsl:for-each select="f:公布[not(@方式 = '全部' or @方式 = '分档' or @方式 = '不公布')]"><xsl:value-of select="@方式[. = '全部' or . = '分档' or . = '不公布']"/></xsl:for-each>
    <xsl:for-each select="f:成绩[not(@类别 = '县区' or @类别 = '市直单位')]"><xsl:value-of select="@类别[. = '县区' or . = '市直单位']"/></xsl:for-each>
    <xsl:for-each select="f:成绩[not(@等次 = '优秀' or @等次 = '良好' or @等次 = '一般' or @等次 = '差' or @等次 = '未评定')]"><xsl:value-of select="@等次[. = '优秀' or . = '良好' or . = '一般' or . = '差' or . = '未评定']"/></xsl:for-each>
    <公文 格式="文件">
      <xsl:call-template name="版头"/>
      <标题>
        <连><xsl:value-of select="f:机关/@名称"/></连>
        <连>关于<xsl:value-of select="f:期间/@值"/>年度</连>
        <连>落实全面从严治党</连>
        <连>“两个责任”</连>
        <连>考核结果的</连>
        <连>通报</连>
      </标题>
      <xsl:call-template name="主送"><xsl:with-param name="间隔" select="'，'"/></xsl:call-template>
      <正文>
        <段>
          <xsl:text>根据</xsl:text><xsl:value-of select="$督查考核办法"/>
          <xsl:text>（以下简称督查考核办法）第十三条、第十六条，现将</xsl:text>
          <xsl:value-of select="f:期间/@值"/>
          <xsl:text>年度各县（区）、市直各单位落实全面从严治党“两个责任”的考核结果通报如下。</xsl:text>
        </段>
        <xsl:call-template name="考核情况"><xsl:with-param name="全市" select="$全市"/></xsl:call-template>
        <xsl:call-template name="考核等次"><xsl:with-param name="全市" select="$全市"/></xsl:call-template>
        <xsl:call-template name="结果运用"><xsl:with-param name="全市" select="$全市"/></xsl:call-template>
      </正文>
      <xsl:if test="f:公布/@方式 = '全部'">
        <附件说明>
          <附件><xsl:value-of select="f:期间/@值"/>年度县（区）考核成绩</附件>
          <附件><xsl:value-of select="f:期间/@值"/>年度市直单位考核成绩</附件>
        </附件说明>
      </xsl:if>
      <xsl:call-template name="签批落款"/>
      <xsl:call-template name="联系附注"/>
      <xsl:call-template name="各附件"><xsl:with-param name="年度" select="f:期间/@值"/></xsl:call-template>
      <xsl:call-template name="版记"/>
      <xsl:call-template name="检查点"/>
    </公文>
  </xsl:template>

</xsl:stylesheet>
