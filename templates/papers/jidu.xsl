<?xml version="1.0" encoding="UTF-8"?>
<!--
  jidu.xsl：季度通报（全程记实制度第十五条、督查考核办法第十一条；规则 A15.2）。
  发给各单位。公布/@方式 定名次印不印：全部印名次表，分档只印名单、不印得分和
  名次，不公布只印总体情况。不点名说任何单位的问题（A13.1），不含谈话内容
  （B23.1）和涉密记录的内容（A14.1）。数据见 docs/kinds/bulletins.md，例子见
  samples/papers/jidu.xml（分档）、jidu-b.xml（全部）、jidu-c.xml（不公布，草稿）。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>
  <xsl:include href="results.xsl"/>

  <!-- 名次怎样公布，为什么。 -->
  <xsl:template name="公布说明">
    <段>
      <xsl:choose>
        <xsl:when test="f:公布/@方式 = '全部'">
          <xsl:text>县（区）、市直单位分别排名，得分相同的名次相同，各单位的得分和名次见附件。</xsl:text>
        </xsl:when>
        <xsl:otherwise>
          <xsl:choose>
            <xsl:when test="f:公布/@由 = '为基层减负'">按照中央关于为基层减负、不得频繁排名通报的要求，</xsl:when>
            <xsl:otherwise>按照<xsl:value-of select="f:考核方案/@年度"/>年度考核方案关于排名公布的规定，</xsl:otherwise>
          </xsl:choose>
          <xsl:choose>
            <xsl:when test="f:公布/@方式 = '分档'">
              <xsl:text>本次通报不排名次，按得分分档公布，各档中的单位按机关序列排列，名单见附件。分档采用考核方案的等次分数线，不是年度考核等次。</xsl:text>
            </xsl:when>
            <xsl:otherwise>本次通报只公布总体情况，不公布各单位的得分和名次。</xsl:otherwise>
          </xsl:choose>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:text>各单位的得分和失分明细，以得分反馈单点对点反馈本单位。</xsl:text>
    </段>
  </xsl:template>

  <!-- 一类单位在各档里的名单。 -->
  <xsl:template name="分档名单">
    <xsl:param name="类别"/>
    <xsl:variable name="得分" select="f:得分[@类别 = $类别]"/>
    <一级><xsl:call-template name="类别名"><xsl:with-param name="类别" select="$类别"/></xsl:call-template></一级>
    <xsl:for-each select="f:档">
      <xsl:variable name="本档" select="$得分[@档 = current()/@名称]"/>
      <xsl:if test="$本档">
        <二级><xsl:value-of select="@分数"/>（<xsl:value-of select="count($本档)"/>个）</二级>
        <名单 栏="4">
          <xsl:for-each select="$本档">
            <项><xsl:value-of select="@名称"/></项>
          </xsl:for-each>
        </名单>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- 以前印发的得分、名次同现在不同的：公布到哪一步就写到哪一步。 -->
  <xsl:template name="得分更正">
    <一级>得分更正</一级>
    <xsl:for-each select="f:更正">
      <段>
        <xsl:choose>
          <xsl:when test="@本季 = '是'">
            <xsl:text>本季度的得分曾经按截至</xsl:text><xsl:value-of select="@原截止"/>
            <xsl:text>收到的材料印发，现予更正：</xsl:text>
          </xsl:when>
          <xsl:otherwise>
            <xsl:value-of select="@名称"/><xsl:text>的得分曾经按截至</xsl:text><xsl:value-of select="@原截止"/>
            <xsl:text>收到的材料印发，后来有变化，现予更正：</xsl:text>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:value-of select="@得分更正"/><xsl:text>个单位的得分有更正</xsl:text>
        <xsl:if test="@原因 != ''">（原因：<xsl:value-of select="@原因"/>）</xsl:if>
        <xsl:choose>
          <xsl:when test="../f:公布/@方式 = '全部' and f:改">
            <xsl:if test="@名次变化 &gt; 0">，另有<xsl:value-of select="@名次变化"/>个单位的名次随之变化</xsl:if>
            <xsl:text>，更正前后的得分和名次</xsl:text><连>见附件3</连>
          </xsl:when>
          <xsl:when test="f:改 and ../f:公布/@方式 = '分档'">
            <xsl:text>，其中</xsl:text><xsl:value-of select="@档次变化"/>
            <xsl:text>个单位所在的档有变化，更正前后的档</xsl:text><连>见附件2</连>
          </xsl:when>
          <xsl:when test="@档次变化 = 0">，所在的档都没有变化</xsl:when>
          <xsl:otherwise>，按照规定不公布各单位的得分</xsl:otherwise>
        </xsl:choose>
        <xsl:text>。</xsl:text>
      </段>
    </xsl:for-each>
    <段>此前印发的通报同以上更正不一致的，以更正后的为准。</段>
  </xsl:template>

  <!-- 更正前后：名次公布的写得分和名次，分档的写档。 -->
  <xsl:template name="更正表">
    <表 字号="五号">
      <列 宽="30"/><列 宽="34" 对齐="左"/>
      <xsl:choose>
        <xsl:when test="f:公布/@方式 = '全部'">
          <列 宽="16"/><列 宽="14"/><列 宽="16"/><列 宽="14"/><列 宽="32" 对齐="左"/>
          <表头>
            <格 跨行="2">季度</格><格 跨行="2">单位</格><格 跨="2">更正前</格><格 跨="2">更正后</格><格 跨行="2">原因</格>
          </表头>
          <表头><格>得分</格><格>名次</格><格>得分</格><格>名次</格></表头>
        </xsl:when>
        <xsl:otherwise>
          <列 宽="32"/><列 宽="32"/><列 宽="28" 对齐="左"/>
          <表头><格>季度</格><格>单位</格><格>更正前</格><格>更正后</格><格>原因</格></表头>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:for-each select="f:更正/f:改">
        <行>
          <格><xsl:value-of select="../@名称"/></格>
          <格><xsl:value-of select="@名称"/></格>
          <xsl:choose>
            <xsl:when test="../../f:公布/@方式 = '全部'">
              <格><xsl:call-template name="或横线"><xsl:with-param name="值" select="@原得分"/></xsl:call-template></格>
              <格><xsl:call-template name="或横线"><xsl:with-param name="值" select="@原名次"/></xsl:call-template></格>
              <格><xsl:call-template name="或横线"><xsl:with-param name="值" select="@得分"/></xsl:call-template></格>
              <格><xsl:call-template name="或横线"><xsl:with-param name="值" select="@名次"/></xsl:call-template></格>
            </xsl:when>
            <xsl:otherwise>
              <格><xsl:value-of select="@原档"/></格>
              <格><xsl:value-of select="@档"/></格>
            </xsl:otherwise>
          </xsl:choose>
          <格><xsl:value-of select="@原因"/></格>
        </行>
      </xsl:for-each>
    </表>
  </xsl:template>

  <xsl:template name="各附件">
    <xsl:if test="f:公布/@方式 = '全部'">
      <附件>
        <标题><连><xsl:value-of select="f:期间/@名称"/></连><连>县（区）</连><连>得分排名</连></标题>
        <xsl:call-template name="排名表"><xsl:with-param name="得分" select="f:得分[@类别 = '县区']"/></xsl:call-template>
      </附件>
      <附件>
        <标题><连><xsl:value-of select="f:期间/@名称"/></连><连>市直单位</连><连>得分排名</连></标题>
        <xsl:call-template name="排名表"><xsl:with-param name="得分" select="f:得分[@类别 = '市直单位']"/></xsl:call-template>
      </附件>
    </xsl:if>
    <xsl:if test="f:公布/@方式 = '分档'">
      <附件>
        <标题><连><xsl:value-of select="f:期间/@名称"/></连><连>得分分档名单</连></标题>
        <xsl:call-template name="分档名单"><xsl:with-param name="类别" select="'县区'"/></xsl:call-template>
        <xsl:call-template name="分档名单"><xsl:with-param name="类别" select="'市直单位'"/></xsl:call-template>
        <xsl:if test="f:得分/f:说明">
          <一级>说明</一级>
          <xsl:for-each select="f:得分[f:说明]">
            <段><xsl:value-of select="@名称"/>：<xsl:call-template name="备注"/>。</段>
          </xsl:for-each>
        </xsl:if>
      </附件>
    </xsl:if>
    <xsl:if test="f:更正/f:改">
      <附件>
        <标题><连>季度得分</连><连>更正情况</连></标题>
        <xsl:call-template name="更正表"/>
      </附件>
    </xsl:if>
  </xsl:template>

  <xsl:template name="附件名称">
    <xsl:if test="f:公布/@方式 = '全部'">
      <附件说明>
        <附件><xsl:value-of select="f:期间/@名称"/>县（区）得分排名</附件>
        <附件><xsl:value-of select="f:期间/@名称"/>市直单位得分排名</附件>
        <xsl:call-template name="更正附件"/>
      </附件说明>
    </xsl:if>
    <xsl:if test="f:公布/@方式 = '分档'">
      <附件说明>
        <附件><xsl:value-of select="f:期间/@名称"/>得分分档名单</附件>
        <xsl:call-template name="更正附件"/>
      </附件说明>
    </xsl:if>
  </xsl:template>

  <xsl:template name="更正附件">
    <xsl:if test="f:更正/f:改"><附件>季度得分更正情况</附件></xsl:if>
  </xsl:template>

  <!-- 做得好的：数据里有名单就印名单，没有就只印个数。 -->
  <xsl:template name="好的做法">
    <xsl:for-each select="f:做法">
      <xsl:call-template name="分项">
        <xsl:with-param name="几种" select="last()"/>
        <xsl:with-param name="标目">
          <xsl:choose>
            <xsl:when test="@种类 = '全部完成'">任务全部完成。</xsl:when>
            <xsl:otherwise>记实没有失分。</xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
        <xsl:with-param name="文字">
          <xsl:choose>
            <xsl:when test="f:单位">
              <xsl:for-each select="f:单位">
                <xsl:if test="position() &gt; 1">、</xsl:if>
                <xsl:value-of select="."/>
              </xsl:for-each>
              <xsl:if test="@单位数 &gt; 1">共<xsl:value-of select="@单位数"/>个单位</xsl:if>
            </xsl:when>
            <xsl:otherwise>有<xsl:value-of select="@单位数"/>个单位</xsl:otherwise>
          </xsl:choose>
          <xsl:choose>
            <xsl:when test="@种类 = '全部完成'">本季度到期的任务全部完成，全年没有逾期的任务。</xsl:when>
            <xsl:otherwise>本季度到期的任务按时完成、按时录入，印证材料齐备，没有失分。</xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- 问题：只有次数和单位数，不点名（A13.1）。 -->
  <xsl:template name="存在问题">
    <xsl:variable name="几种" select="boolean(f:失分) + boolean(f:问题)"/>
    <一级>存在问题</一级>
    <xsl:if test="f:失分">
      <xsl:call-template name="分项">
        <xsl:with-param name="几种" select="$几种"/>
        <xsl:with-param name="标目">失分原因。</xsl:with-param>
        <xsl:with-param name="文字">计分任务失分的原因和处数<连>见表2</连>。同一个单位可以因几种原因失分。</xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="失分表"><xsl:with-param name="名">表2　<xsl:value-of select="f:期间/@名称"/>失分原因</xsl:with-param></xsl:call-template>
    </xsl:if>
    <xsl:if test="f:问题">
      <xsl:variable name="表号">
        <xsl:choose><xsl:when test="f:失分">3</xsl:when><xsl:otherwise>2</xsl:otherwise></xsl:choose>
      </xsl:variable>
      <xsl:call-template name="分项">
        <xsl:with-param name="几种" select="$几种"/>
        <xsl:with-param name="标目">校验发现的问题。</xsl:with-param>
        <xsl:with-param name="文字">报送的材料在校验中不符合规定较多的几项<连>见表<xsl:value-of select="$表号"/></连>，具体情况已用校验回执告知有关单位。</xsl:with-param>
      </xsl:call-template>
      <表 名="表{$表号}　{f:期间/@名称}校验发现的问题" 字号="五号">
        <列 宽="10"/><列 宽="42" 对齐="左"/><列 宽="76" 对齐="左"/><列 宽="14"/><列 宽="14"/>
        <表头><格>序号</格><格>依据</格><格>规定</格><格>处数</格><格>涉及<换行/>单位</格></表头>
        <xsl:for-each select="f:问题">
          <行>
            <格><xsl:value-of select="position()"/></格>
            <格><xsl:value-of select="@条款"/></格>
            <格><xsl:value-of select="@要求"/></格>
            <格><xsl:value-of select="@处数"/></格>
            <格><xsl:value-of select="@单位数"/></格>
          </行>
        </xsl:for-each>
      </表>
    </xsl:if>
  </xsl:template>

  <xsl:template name="总体情况">
    <xsl:variable name="全市" select="f:统计[@类别 = '全市']"/>
    <xsl:variable name="分布图号">
      <xsl:choose><xsl:when test="f:趋势">2</xsl:when><xsl:otherwise>1</xsl:otherwise></xsl:choose>
    </xsl:variable>
    <一级>总体情况</一级>
    <段>
      <xsl:for-each select="$全市"><xsl:call-template name="计分单位"/></xsl:for-each>
      <xsl:text>。本季度应完成任务</xsl:text><xsl:value-of select="$全市/@应完成"/>
      <xsl:text>项，已完成</xsl:text><xsl:value-of select="$全市/@已完成"/>
      <xsl:text>项</xsl:text>
      <xsl:if test="$全市/@完成率">，完成率<xsl:value-of select="$全市/@完成率"/>%</xsl:if>
      <xsl:text>。截至</xsl:text><xsl:value-of select="f:截止/@中文"/>
      <xsl:text>，全年任务中有</xsl:text><xsl:value-of select="$全市/@逾期"/>
      <xsl:text>项超过完成时限尚未完成。各类单位的情况</xsl:text><连>见表1</连>
      <xsl:if test="f:趋势"><xsl:text>，各月平均得分</xsl:text><连>见图1</连></xsl:if>
      <xsl:text>，得分分布</xsl:text><连>见图<xsl:value-of select="$分布图号"/></连><xsl:text>。</xsl:text>
    </段>
    <xsl:if test="f:比较">
      <段>
        <xsl:for-each select="f:比较">
          <xsl:if test="position() &gt; 1">；</xsl:if>
          <xsl:call-template name="同前比较"/>
        </xsl:for-each>
        <xsl:text>。</xsl:text>
      </段>
    </xsl:if>
    <xsl:if test="f:期间/@结束 = '否'">
      <段><xsl:value-of select="f:期间/@名称"/>尚未结束，以上按截至<xsl:value-of select="f:截止/@中文"/>已经到期的任务计算，不是本季度的最终结果。</段>
    </xsl:if>
    <xsl:if test="$全市/@暂定 &gt; 0">
      <段>
        <xsl:text>计分的记录中有</xsl:text><xsl:value-of select="$全市/@暂定"/>
        <xsl:text>条还没有审核意见，先按通过计算，有关得分为暂定。</xsl:text>
      </段>
    </xsl:if>
    <xsl:for-each select="f:说明">
      <段><xsl:value-of select="."/></段>
    </xsl:for-each>
    <xsl:call-template name="统计表"><xsl:with-param name="名">表1　<xsl:value-of select="f:期间/@名称"/>得分和任务统计</xsl:with-param></xsl:call-template>
    <xsl:if test="f:趋势">
      <xsl:call-template name="趋势图"><xsl:with-param name="名">图1　<xsl:value-of select="f:考核方案/@年度"/>年各月平均得分</xsl:with-param></xsl:call-template>
    </xsl:if>
    <xsl:call-template name="分布图"><xsl:with-param name="名">图<xsl:value-of select="$分布图号"/>　<xsl:value-of select="f:期间/@名称"/>得分分布</xsl:with-param></xsl:call-template>
  </xsl:template>

  <xsl:template match="/f:事实">
    <!-- 数据里写了别的值，或者一项也没有：不印，报出是哪一项。 -->
    <xsl:for-each select="f:公布[not(@方式 = '全部' or @方式 = '分档' or @方式 = '不公布')]"><xsl:value-of select="@方式[. = '全部' or . = '分档' or . = '不公布']"/></xsl:for-each>
    <xsl:for-each select="f:得分[not(@类别 = '县区' or @类别 = '市直单位')]"><xsl:value-of select="@类别[. = '县区' or . = '市直单位']"/></xsl:for-each>
    <xsl:for-each select="f:得分[@档 and not(@档 = ../f:档/@名称)]"><xsl:value-of select="@档[. = ../../f:档/@名称]"/></xsl:for-each>
    <公文 格式="文件">
      <xsl:call-template name="版头"/>
      <标题>
        <连><xsl:value-of select="f:机关/@名称"/></连>
        <连>关于<xsl:value-of select="f:期间/@名称"/></连>
        <连>全市落实全面从严治党</连>
        <连>“两个责任”</连>
        <连>全程记实情况的</连>
        <连>通报</连>
      </标题>
      <xsl:call-template name="主送"><xsl:with-param name="间隔" select="'，'"/></xsl:call-template>
      <正文>
        <段>
          <xsl:text>根据</xsl:text><xsl:value-of select="$记实制度"/>
          <xsl:text>（以下简称全程记实制度）第十五条、</xsl:text><xsl:value-of select="$督查考核办法"/>
          <xsl:text>（以下简称督查考核办法）第十一条，现将</xsl:text><xsl:value-of select="f:期间/@名称"/>
          <xsl:text>各县（区）、市直各单位全程记实情况的审核评分结果通报如下。得分按照</xsl:text>
          <xsl:value-of select="f:考核方案/@年度"/>
          <xsl:text>年度考核方案</xsl:text>
          <xsl:if test="f:考核方案/@文号">（<xsl:value-of select="f:考核方案/@文号"/>）</xsl:if>
          <xsl:text>和截至</xsl:text><xsl:value-of select="f:截止/@中文"/>
          <xsl:text>收到的材料计算，满分100分。</xsl:text>
        </段>
        <xsl:call-template name="总体情况"/>
        <一级>得分情况</一级>
        <xsl:call-template name="公布说明"/>
        <xsl:if test="f:更正"><xsl:call-template name="得分更正"/></xsl:if>
        <xsl:if test="f:做法">
          <一级>好的做法</一级>
          <xsl:call-template name="好的做法"/>
        </xsl:if>
        <xsl:if test="f:失分 or f:问题">
          <xsl:call-template name="存在问题"/>
        </xsl:if>
        <一级>有关要求</一级>
        <二级>按时完成任务。<仿宋>请各单位对照工作台账进行履责，履责情况全程记实（全程记实制度第六条）；超过完成时限尚未完成的任务，请抓紧完成。</仿宋></二级>
        <二级>及时如实录入。<仿宋>记实事项发生后，由党委（党组）、纪委（纪检组）主要负责人审核签字，记录员在3个工作日内、完成时限之前录入全程记实系统（全程记实制度第十条）。</仿宋></二级>
        <二级>备齐印证材料。<仿宋>印证材料以电子附件形式上传，纸质材料按一事一档的方式留档备查（全程记实制度第九条）。</仿宋></二级>
        <二级>用好通报结果。<仿宋>全程记实最终结果纳入年度综合考核体系（全程记实制度第十五条）。对两个责任落实不到位、工作滞后、季度排名落后的单位，按规定进行重点督查（督查考核办法第六条）。</仿宋></二级>
      </正文>
      <xsl:call-template name="附件名称"/>
      <xsl:call-template name="签批落款"/>
      <xsl:call-template name="联系附注"/>
      <xsl:call-template name="各附件"/>
      <xsl:call-template name="版记"/>
      <xsl:call-template name="检查点"/>
    </公文>
  </xsl:template>

</xsl:stylesheet>
