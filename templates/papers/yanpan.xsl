<?xml version="1.0" encoding="UTF-8"?>
<!--
  yanpan.xsl：分析研判报告（全程记实制度第十六条；规则 A16.1、A04.1、A12.1、D06.1、A13.1）。
  市委主体办报市委、市纪委，每半年一次，上行文。名次只给领导看，所以总是印
  （不受排名公布方式限制）。程序只摆数和名单；研判和打算由人写在数据里，没有就不印。
  谈话只报次数，不报内容（B23.1）；涉密记录不报内容（A14.1）；A13.1 所列是待核查的
  线索，不是结论。数据见 docs/kinds/bulletins.md，例子见 samples/papers/yanpan.xml、
  yanpan-b.xml（没有去年的数据）、yanpan-c.xml（半年没有结束，数据最少）。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>
  <xsl:include href="results.xsl"/>

  <!-- 图、表、附件的序号：数据里没有的不占号。 -->
  <xsl:variable name="数据" select="/f:事实"/>
  <xsl:variable name="有趋势" select="count($数据/f:趋势[1])"/>
  <xsl:variable name="有指标" select="count($数据/f:指标[1])"/>
  <xsl:variable name="有失分" select="count($数据/f:失分[1])"/>
  <xsl:variable name="有星期" select="count($数据/f:星期[1])"/>
  <xsl:variable name="有负担" select="count($数据/f:负担[1])"/>
  <xsl:variable name="有县区" select="count($数据/f:得分[@类别 = '县区'][1])"/>
  <xsl:variable name="有市直" select="count($数据/f:得分[@类别 = '市直单位'][1])"/>
  <xsl:variable name="有比较" select="count($数据/f:比较[1])"/>
  <xsl:variable name="分布图" select="1 + $有趋势"/>
  <xsl:variable name="星期图" select="2 + $有趋势"/>
  <xsl:variable name="负担图" select="2 + $有趋势 + $有星期"/>
  <xsl:variable name="失分表号" select="2 + $有指标"/>
  <xsl:variable name="负担表号" select="2 + $有指标 + $有失分"/>
  <xsl:variable name="督查表号" select="2 + $有指标 + $有失分 + $有负担"/>
  <xsl:variable name="升降附件" select="1 + $有县区 + $有市直"/>
  <xsl:variable name="工作量附件" select="1 + $有县区 + $有市直 + $有比较"/>
  <xsl:variable name="欠报附件" select="2 + $有县区 + $有市直 + $有比较"/>
  <xsl:variable name="覆盖附件" select="1 + $有县区 + $有市直 + $有比较
      + count($数据/f:单位情况[1]) + count($数据/f:欠报[1])"/>

  <xsl:template name="得分和任务">
    <xsl:variable name="全市" select="f:统计[@类别 = '全市']"/>
    <一级>总体情况</一级>
    <段>
      <xsl:for-each select="$全市"><xsl:call-template name="计分单位"/></xsl:for-each>
      <xsl:text>。应完成任务</xsl:text><xsl:value-of select="$全市/@应完成"/>
      <xsl:text>项，已完成</xsl:text><xsl:value-of select="$全市/@已完成"/>
      <xsl:text>项</xsl:text>
      <xsl:if test="$全市/@完成率">，完成率<xsl:value-of select="$全市/@完成率"/>%</xsl:if>
      <xsl:text>；全年任务中有</xsl:text><xsl:value-of select="$全市/@逾期"/>
      <xsl:text>项截至</xsl:text><xsl:value-of select="f:截止/@中文"/>
      <xsl:text>超过完成时限尚未完成。各类单位的情况</xsl:text><连>见表1</连>
      <xsl:if test="f:趋势"><xsl:text>，各月平均得分</xsl:text><连>见图1</连></xsl:if>
      <xsl:text>，得分分布</xsl:text><连>见图<xsl:value-of select="$分布图"/></连><xsl:text>，各单位的得分和名次见附件。</xsl:text>
    </段>
    <xsl:if test="f:期间/@结束 = '否'">
      <段><xsl:value-of select="f:期间/@名称"/>尚未结束，本报告按截至<xsl:value-of select="f:截止/@中文"/>已经到期的任务计算，不是最终结果。</段>
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
    <xsl:call-template name="分布图"><xsl:with-param name="名">图<xsl:value-of select="$分布图"/>　<xsl:value-of select="f:期间/@名称"/>得分分布</xsl:with-param></xsl:call-template>
  </xsl:template>

  <!-- 同上一个半年、去年同期比较；没有那时的数据就不写。 -->
  <xsl:template name="得分变化">
    <一级>得分变化</一级>
    <段>
      <xsl:for-each select="f:比较">
        <xsl:if test="position() &gt; 1">；</xsl:if>
        <xsl:call-template name="同前比较"/>
      </xsl:for-each>
      <xsl:text>。各单位的升降见附件</xsl:text><xsl:value-of select="$升降附件"/><xsl:text>。</xsl:text>
    </段>
    <xsl:if test="f:升降">
      <段>
        <xsl:text>与</xsl:text><xsl:value-of select="f:比较[@对 = '上一个半年']/@名称"/>
        <xsl:text>相比，</xsl:text>
        <xsl:call-template name="升降幅度"><xsl:with-param name="方向" select="'上升'"/></xsl:call-template>
        <xsl:if test="f:升降[@方向 = '上升'] and f:升降[@方向 = '下降']">；</xsl:if>
        <xsl:call-template name="升降幅度"><xsl:with-param name="方向" select="'下降'"/></xsl:call-template>
        <xsl:text>。</xsl:text>
      </段>
    </xsl:if>
  </xsl:template>

  <xsl:template name="升降幅度">
    <xsl:param name="方向"/>
    <xsl:variable name="单位" select="f:升降[@方向 = $方向]"/>
    <xsl:if test="$单位">
      <xsl:text>得分</xsl:text><xsl:value-of select="$方向"/>
      <xsl:text>最多的是</xsl:text>
      <xsl:for-each select="$单位">
        <xsl:if test="position() &gt; 1">、</xsl:if>
        <xsl:value-of select="@名称"/><xsl:text>（</xsl:text>
        <xsl:value-of select="@幅度"/><xsl:text>分）</xsl:text>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:template name="指标表">
    <表 名="表2　完成率最低的指标" 字号="五号">
      <列 宽="10"/><列 宽="54" 对齐="左"/><列 宽="22"/><列 宽="17"/><列 宽="17"/><列 宽="18"/><列 宽="18"/>
      <表头>
        <格 跨行="2">序号</格><格 跨行="2">指标（编号）</格><格 跨行="2">责任</格>
        <格 跨="3">任务数</格><格 跨行="2">没有全部<换行/>完成的<换行/>单位</格>
      </表头>
      <表头><格>应完成</格><格>已完成</格><格>完成率</格></表头>
      <xsl:for-each select="f:指标">
        <行>
          <格><xsl:value-of select="position()"/></格>
          <格><xsl:call-template name="指标"/></格>
          <格><xsl:value-of select="@责任"/></格>
          <格><xsl:value-of select="@应完成"/></格>
          <格><xsl:value-of select="@已完成"/></格>
          <格><xsl:value-of select="@完成率"/>%</格>
          <格><xsl:value-of select="@未完成单位"/></格>
        </行>
      </xsl:for-each>
    </表>
  </xsl:template>

  <!-- 需要关注的情况：有哪一项数据就写哪一项。 -->
  <xsl:template name="记实情况">
    <xsl:variable name="几种" select="boolean(f:普遍未完成) + boolean(f:指标) + boolean(f:逾期)
        + boolean(f:覆盖) + boolean(f:失分) + boolean(f:录入) + boolean(f:查重)
        + boolean(f:行为)"/>
    <xsl:if test="f:普遍未完成">
      <xsl:call-template name="分项">
        <xsl:with-param name="几种" select="$几种"/>
        <xsl:with-param name="标目">普遍没有完成的指标。</xsl:with-param>
        <xsl:with-param name="文字">
          <xsl:text>没有一个单位全部完成的共性指标有</xsl:text>
          <xsl:value-of select="count(f:普遍未完成)"/><xsl:text>项：</xsl:text>
          <xsl:for-each select="f:普遍未完成">
            <xsl:if test="position() &gt; 1">；</xsl:if>
            <xsl:call-template name="指标"/>
          </xsl:for-each>
          <xsl:text>。</xsl:text>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="f:指标">
      <xsl:call-template name="分项">
        <xsl:with-param name="几种" select="$几种"/>
        <xsl:with-param name="标目">完成率较低的指标。</xsl:with-param>
        <xsl:with-param name="文字">完成率最低的<xsl:value-of select="count(f:指标)"/>项共性指标<连>见表2</连>。</xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="指标表"/>
    </xsl:if>
    <xsl:if test="f:逾期">
      <xsl:call-template name="分项">
        <xsl:with-param name="几种" select="$几种"/>
        <xsl:with-param name="标目">逾期任务。</xsl:with-param>
        <xsl:with-param name="文字">
          <xsl:text>尚未完成的逾期任务中，</xsl:text>
          <xsl:for-each select="f:逾期">
            <xsl:if test="position() &gt; 1">，</xsl:if>
            <xsl:text>逾期</xsl:text><xsl:value-of select="@天数"/>
            <xsl:text>的</xsl:text><xsl:value-of select="@任务"/>
            <xsl:text>项，涉及</xsl:text><xsl:value-of select="@单位数"/>
            <xsl:text>个单位</xsl:text>
          </xsl:for-each>
          <xsl:text>。</xsl:text>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="f:覆盖">
      <xsl:call-template name="分项">
        <xsl:with-param name="几种" select="$几种"/>
        <xsl:with-param name="标目">没有记录的履责主体。</xsl:with-param>
        <xsl:with-param name="文字">
          <xsl:text>按照全程记实制度第六条，主体责任记实包括领导班子、主要负责人及其他班子成员，监督责任记实为纪委（纪检组）。已经结束的季度中，</xsl:text>
          <xsl:for-each select="f:覆盖">
            <xsl:if test="position() &gt; 1">，</xsl:if>
            <xsl:value-of select="@单位数"/>
            <xsl:text>个单位有的季度没有</xsl:text><xsl:value-of select="@履责主体"/>
            <xsl:text>的记录</xsl:text>
          </xsl:for-each>
          <xsl:text>。</xsl:text>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="f:失分">
      <xsl:call-template name="分项">
        <xsl:with-param name="几种" select="$几种"/>
        <xsl:with-param name="标目">失分原因。</xsl:with-param>
        <xsl:with-param name="文字">计分任务失分的原因和处数<连>见表<xsl:value-of select="$失分表号"/></连>。同一个单位可以因几种原因失分。</xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="失分表"><xsl:with-param name="名">表<xsl:value-of select="$失分表号"/>　<xsl:value-of select="f:期间/@名称"/>失分原因</xsl:with-param></xsl:call-template>
    </xsl:if>
    <xsl:if test="f:录入">
      <xsl:call-template name="分项">
        <xsl:with-param name="几种" select="$几种"/>
        <xsl:with-param name="标目">录入不及时。</xsl:with-param>
        <xsl:with-param name="文字">
          <xsl:text>本期的记录</xsl:text><xsl:value-of select="f:录入/@记录"/>
          <xsl:text>条，逾期录入</xsl:text><xsl:value-of select="f:录入/@逾期"/>
          <xsl:text>条，占</xsl:text><xsl:value-of select="f:录入/@比例"/><xsl:text>%</xsl:text>
          <xsl:if test="f:录入/@逾期 &gt; 0">
            <xsl:text>，涉及</xsl:text><xsl:value-of select="f:录入/@单位数"/>
            <xsl:text>个单位，平均逾期</xsl:text><xsl:value-of select="f:录入/@平均天数"/>
            <xsl:text>天，最长</xsl:text><xsl:value-of select="f:录入/@最长天数"/>
            <xsl:text>天。按事项发生在星期几，逾期录入的条数</xsl:text><连>见图<xsl:value-of select="$星期图"/></连>
            <xsl:text>；各单位的条数见附件</xsl:text><xsl:value-of select="$工作量附件"/>
          </xsl:if>
          <xsl:text>。</xsl:text>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="f:星期">
      <图 名="图{$星期图}　{f:期间/@名称}逾期录入（按星期）" 形="柱" 单位="条">
        <xsl:for-each select="f:星期"><类><xsl:value-of select="@名称"/></类></xsl:for-each>
        <系列 名="按事项发生的日期">
          <xsl:for-each select="f:星期"><值><xsl:value-of select="@逾期"/></值></xsl:for-each>
        </系列>
        <系列 名="按录入的日期">
          <xsl:for-each select="f:星期"><值><xsl:value-of select="@补录"/></值></xsl:for-each>
        </系列>
      </图>
    </xsl:if>
    <xsl:if test="f:查重">
      <xsl:call-template name="分项">
        <xsl:with-param name="几种" select="$几种"/>
        <xsl:with-param name="标目">内容重复的记录。</xsl:with-param>
        <xsl:with-param name="文字">
          <xsl:text>按照全程记实制度第四条一事一记的要求，查出事项文字或者印证材料与其他记录相同的</xsl:text>
          <xsl:value-of select="f:查重/@处数"/><xsl:text>处，涉及</xsl:text>
          <xsl:value-of select="f:查重/@单位数"/><xsl:text>个单位，是否属于重复记录，待有关机关核实。</xsl:text>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="f:行为">
      <xsl:call-template name="分项">
        <xsl:with-param name="几种" select="$几种"/>
        <xsl:with-param name="标目">需要核查的线索。</xsl:with-param>
        <xsl:with-param name="文字">
          <xsl:text>系统列出</xsl:text>
          <xsl:for-each select="f:行为">
            <xsl:if test="position() &gt; 1">，</xsl:if>
            <xsl:value-of select="@种类"/><xsl:value-of select="@条数"/>
            <xsl:text>条（</xsl:text><xsl:value-of select="@单位数"/>
            <xsl:text>个单位）</xsl:text>
          </xsl:for-each>
          <xsl:text>。以上是线索，是否属于全程记实制度第十三条所列情形，由市委、市纪委认定。</xsl:text>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- 记实工作量：要了多少，报了多少。 -->
  <xsl:template name="工作量">
    <一级>记实工作量</一级>
    <段>
      <xsl:text>本期到期的任务要求的记录、必须附的印证材料，和本期实际报送的记录、印证材料</xsl:text><连>见表<xsl:value-of select="$负担表号"/></连><xsl:text>，平均每个单位的件数</xsl:text><连>见图<xsl:value-of select="$负担图"/></连><xsl:text>，各单位的情况见附件</xsl:text><xsl:value-of select="$工作量附件"/><xsl:text>。平均每个单位报送记录</xsl:text>
      <xsl:value-of select="f:负担[@类别 = '全市']/@平均已报记录"/>
      <xsl:text>条、印证材料</xsl:text>
      <xsl:value-of select="f:负担[@类别 = '全市']/@平均已附材料"/>
      <xsl:text>件。</xsl:text>
    </段>
    <表 名="表{$负担表号}　{f:期间/@名称}记实工作量" 字号="五号">
      <列 宽="28"/><列 宽="20"/><列 宽="27"/><列 宽="27"/><列 宽="27"/><列 宽="27"/>
      <表头>
        <格 跨行="2">类别</格><格 跨行="2">单位数</格><格 跨="2">记录（条）</格><格 跨="2">印证材料（件）</格>
      </表头>
      <表头><格>要求</格><格>报送</格><格>要求</格><格>报送</格></表头>
      <xsl:for-each select="f:负担">
        <行>
          <格 标="是"><xsl:call-template name="类别名"/></格>
          <格><xsl:value-of select="@单位数"/></格>
          <格><xsl:value-of select="@应报记录"/></格>
          <格><xsl:value-of select="@已报记录"/></格>
          <格><xsl:value-of select="@应附材料"/></格>
          <格><xsl:value-of select="@已附材料"/></格>
        </行>
      </xsl:for-each>
    </表>
    <图 名="图{$负担图}　{f:期间/@名称}平均每个单位的记录和印证材料" 形="柱" 单位="条、件">
      <xsl:for-each select="f:负担[@类别 != '全市']">
        <类><xsl:call-template name="类别名"/></类>
      </xsl:for-each>
      <系列 名="要求的记录">
        <xsl:for-each select="f:负担[@类别 != '全市']"><值><xsl:value-of select="@平均应报记录"/></值></xsl:for-each>
      </系列>
      <系列 名="报送的记录">
        <xsl:for-each select="f:负担[@类别 != '全市']"><值><xsl:value-of select="@平均已报记录"/></值></xsl:for-each>
      </系列>
      <系列 名="必附的材料">
        <xsl:for-each select="f:负担[@类别 != '全市']"><值><xsl:value-of select="@平均应附材料"/></值></xsl:for-each>
      </系列>
      <系列 名="报送的材料">
        <xsl:for-each select="f:负担[@类别 != '全市']"><值><xsl:value-of select="@平均已附材料"/></值></xsl:for-each>
      </系列>
    </图>
  </xsl:template>

  <!-- 履责报告：全程记实制度第十二条；名单在附件。 -->
  <xsl:template name="报送情况">
    <一级>履责报告报送情况</一级>
    <段>
      <xsl:text>按照全程记实制度第十二条，各单位应在</xsl:text>
      <xsl:value-of select="f:履责报告/@期限"/>
      <xsl:text>前以正式文件报送落实两个责任的情况。两个责任分别计算，应报</xsl:text>
      <xsl:value-of select="f:履责报告/@应报"/><xsl:text>份，截至</xsl:text>
      <xsl:value-of select="f:截止/@中文"/><xsl:text>已报</xsl:text>
      <xsl:value-of select="f:履责报告/@已报"/><xsl:text>份</xsl:text>
      <xsl:if test="f:履责报告/@迟报 &gt; 0">（其中迟报<xsl:value-of select="f:履责报告/@迟报"/>份）</xsl:if>
      <xsl:choose>
        <xsl:when test="f:履责报告/@未报 = 0">，已经报齐</xsl:when>
        <xsl:otherwise>，<xsl:if test="f:履责报告/@到期 = '否'">还</xsl:if>没有报送的<xsl:value-of select="f:履责报告/@未报"/>份</xsl:otherwise>
      </xsl:choose>
      <xsl:if test="f:欠报"><xsl:text>，名单见附件</xsl:text><xsl:value-of select="$欠报附件"/></xsl:if>
      <xsl:text>。</xsl:text>
    </段>
  </xsl:template>

  <!-- 应谈的谈了多少：谈话制度第十一条、第十四条；各单位的在附件。 -->
  <xsl:template name="谈话覆盖数">
    <xsl:variable name="各" select="f:谈话覆盖"/>
    <xsl:text>第十四条规定的每半年一次的督责约谈，应谈</xsl:text>
    <xsl:value-of select="sum($各/@党委应谈) + sum($各/@市委应谈) + sum($各/@市纪委应谈)"/>
    <xsl:text>人次，已谈</xsl:text>
    <xsl:value-of select="sum($各/@党委已谈) + sum($各/@市委已谈) + sum($各/@市纪委已谈)"/>
    <xsl:text>人次</xsl:text>
    <xsl:if test="sum($各/@恳谈会应开) &gt; 0">
      <xsl:text>；第十一条规定的重大节日前的廉政恳谈会，应开</xsl:text>
      <xsl:value-of select="sum($各/@恳谈会应开)"/><xsl:text>次，已开</xsl:text>
      <xsl:value-of select="sum($各/@恳谈会已开)"/><xsl:text>次</xsl:text>
    </xsl:if>
    <xsl:if test="sum($各/@节前应谈) &gt; 0">
      <xsl:text>；其他班子成员的节前谈话，应谈</xsl:text>
      <xsl:value-of select="sum($各/@节前应谈)"/><xsl:text>人次，已谈</xsl:text>
      <xsl:value-of select="sum($各/@节前已谈)"/><xsl:text>人次</xsl:text>
    </xsl:if>
    <xsl:text>。各单位的情况见附件</xsl:text><xsl:value-of select="$覆盖附件"/><xsl:text>。</xsl:text>
  </xsl:template>

  <!-- 记实以外的几项制度：只报数。 -->
  <xsl:template name="其他制度">
    <xsl:variable name="几种" select="boolean(f:谈话 | f:谈话覆盖) + boolean(f:评议)
        + boolean(f:督查) + boolean(f:问责)"/>
    <xsl:if test="$几种 &gt; 0">
      <一级>其他制度执行情况</一级>
      <xsl:if test="f:谈话 | f:谈话覆盖">
        <xsl:call-template name="分项">
          <xsl:with-param name="几种" select="$几种"/>
          <xsl:with-param name="标目">谈话制度。</xsl:with-param>
          <xsl:with-param name="文字">
            <xsl:if test="f:谈话">
              <xsl:text>收到谈话记录：</xsl:text>
              <xsl:for-each select="f:谈话">
                <xsl:if test="position() &gt; 1">，</xsl:if>
                <xsl:value-of select="@类型"/><xsl:value-of select="@次数"/>
                <xsl:text>次</xsl:text><xsl:value-of select="@人次"/><xsl:text>人次</xsl:text>
              </xsl:for-each>
              <xsl:text>。</xsl:text>
            </xsl:if>
            <xsl:if test="f:谈话覆盖"><xsl:call-template name="谈话覆盖数"/></xsl:if>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:if>
      <xsl:if test="f:评议">
        <xsl:call-template name="分项">
          <xsl:with-param name="几种" select="$几种"/>
          <xsl:with-param name="标目">述责述廉制度。</xsl:with-param>
          <xsl:with-param name="文字">
            <xsl:text>收到述责述廉评议</xsl:text><xsl:value-of select="f:评议/@次数"/>
            <xsl:text>次，评议对象</xsl:text><xsl:value-of select="f:评议/@对象"/>
            <xsl:text>人，其中一般得票率超过三分之一但不超过二分之一的</xsl:text>
            <xsl:value-of select="f:评议/@批评教育"/>
            <xsl:text>人，超过二分之一的</xsl:text><xsl:value-of select="f:评议/@问责"/>
            <xsl:text>人。</xsl:text>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:if>
      <xsl:if test="f:督查">
        <xsl:call-template name="分项">
          <xsl:with-param name="几种" select="$几种"/>
          <xsl:with-param name="标目">督查考核办法。</xsl:with-param>
          <xsl:with-param name="文字">
            <xsl:text>开展督查</xsl:text><xsl:value-of select="f:督查/@次数"/>
            <xsl:text>次，反馈问题</xsl:text><xsl:value-of select="f:督查/@问题"/>
            <xsl:text>个，其中已整改到位</xsl:text><xsl:value-of select="f:督查/@到位"/>
            <xsl:text>个，未到整改期限</xsl:text><xsl:value-of select="f:督查/@未到期"/>
            <xsl:text>个，逾期未整改</xsl:text><xsl:value-of select="f:督查/@逾期"/>
            <xsl:text>个，整改不到位</xsl:text><xsl:value-of select="f:督查/@不到位"/>
            <xsl:text>个，拒不整改</xsl:text><xsl:value-of select="f:督查/@拒不整改"/>
            <xsl:text>个，弄虚作假</xsl:text><xsl:value-of select="f:督查/@弄虚作假"/>
            <xsl:text>个。</xsl:text>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:if>
      <xsl:if test="f:问责">
        <xsl:call-template name="分项">
          <xsl:with-param name="几种" select="$几种"/>
          <xsl:with-param name="标目">问责工作程序暂行规定。</xsl:with-param>
          <xsl:with-param name="文字">
            <xsl:text>启动问责</xsl:text><xsl:value-of select="f:问责/@启动"/>
            <xsl:text>件，作出问责决定</xsl:text><xsl:value-of select="f:问责/@决定"/>
            <xsl:text>件，问责党组织</xsl:text><xsl:value-of select="f:问责/@党组织"/>
            <xsl:text>个、领导干部</xsl:text><xsl:value-of select="f:问责/@领导干部"/>
            <xsl:text>人。</xsl:text>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template name="重点督查">
    <xsl:if test="f:重点督查">
      <一级>可以列入重点督查的单位</一级>
      <段><xsl:value-of select="$督查考核办法"/>第六条规定，针对日常督查中发现的两个责任落实不到位、工作滞后、季度排名落后的单位，或者群众反映强烈、腐败问题易发多发的领域和部门进行重点督查。据此可以列入重点督查的单位<连>见表<xsl:value-of select="$督查表号"/></连>，是否督查由市委主体办和市纪委相关室根据工作需要确定。</段>
      <表 名="表{$督查表号}　可以列入重点督查的单位" 字号="五号">
        <列 宽="12"/><列 宽="36" 对齐="左"/><列 宽="26"/><列 宽="82" 对齐="左"/>
        <表头><格>序号</格><格>单位</格><格>类别</格><格>理由</格></表头>
        <xsl:for-each select="f:重点督查">
          <行>
            <格><xsl:value-of select="position()"/></格>
            <格><xsl:value-of select="@名称"/></格>
            <格><xsl:call-template name="类别名"/></格>
            <格><xsl:value-of select="@理由"/></格>
          </行>
        </xsl:for-each>
      </表>
    </xsl:if>
  </xsl:template>

  <!-- 一类单位的升降。 -->
  <xsl:template name="升降表">
    <xsl:param name="单位"/>
    <表 字号="五号">
      <列 宽="12"/><列 宽="44" 对齐="左"/><列 宽="20"/><列 宽="20"/><列 宽="20"/><列 宽="20"/><列 宽="20"/>
      <表头>
        <格 跨行="2">序号</格><格 跨行="2">单位</格><格 跨行="2">本期<换行/>得分</格>
        <格 跨="2">上一个半年</格><格 跨="2">去年同期</格>
      </表头>
      <表头><格>得分</格><格>升降</格><格>得分</格><格>升降</格></表头>
      <xsl:for-each select="$单位">
        <行>
          <格><xsl:value-of select="position()"/></格>
          <格><xsl:value-of select="@名称"/></格>
          <格><xsl:value-of select="@本期"/></格>
          <格><xsl:value-of select="@上期"/></格>
          <格><xsl:value-of select="@较上期"/></格>
          <格><xsl:value-of select="@去年"/></格>
          <格><xsl:value-of select="@较去年"/></格>
        </行>
      </xsl:for-each>
    </表>
  </xsl:template>

  <!-- 一类单位的工作量、逾期录入和重复。 -->
  <xsl:template name="工作量表">
    <xsl:param name="单位"/>
    <表 字号="五号">
      <列 宽="12"/><列 宽="38" 对齐="左"/><列 宽="15"/><列 宽="15"/><列 宽="15"/><列 宽="15"/><列 宽="15"/><列 宽="16"/><列 宽="15"/>
      <表头>
        <格 跨行="2">序号</格><格 跨行="2">单位</格><格 跨="2">记录（条）</格><格 跨="2">印证材料（件）</格>
        <格 跨="2">逾期录入</格><格 跨行="2">内容<换行/>重复</格>
      </表头>
      <表头><格>要求</格><格>报送</格><格>要求</格><格>报送</格><格>条数</格><格>最长<换行/>天数</格></表头>
      <xsl:for-each select="$单位">
        <行>
          <格><xsl:value-of select="position()"/></格>
          <格><xsl:value-of select="@名称"/></格>
          <格><xsl:value-of select="@应报记录"/></格>
          <格><xsl:value-of select="@已报记录"/></格>
          <格><xsl:value-of select="@应附材料"/></格>
          <格><xsl:value-of select="@已附材料"/></格>
          <格><xsl:value-of select="@逾期录入"/></格>
          <格><xsl:value-of select="@最长逾期"/></格>
          <格><xsl:value-of select="@查重"/></格>
        </行>
      </xsl:for-each>
    </表>
  </xsl:template>

  <xsl:template name="欠报表">
    <表 字号="五号">
      <列 宽="12"/><列 宽="50" 对齐="左"/><列 宽="26"/><列 宽="26"/><列 宽="42" 对齐="左"/>
      <表头><格>序号</格><格>单位</格><格>类别</格><格>责任</格><格>情况</格></表头>
      <xsl:for-each select="f:欠报">
        <行>
          <格><xsl:value-of select="position()"/></格>
          <格><xsl:value-of select="@名称"/></格>
          <格><xsl:call-template name="类别名"/></格>
          <格><xsl:value-of select="@责任"/></格>
          <格>
            <xsl:choose>
              <xsl:when test="@情况 = '迟报'"><xsl:value-of select="@日期"/>报送</xsl:when>
              <xsl:when test="../f:履责报告/@到期 = '否'">还没有报送</xsl:when>
              <xsl:otherwise>没有报送</xsl:otherwise>
            </xsl:choose>
          </格>
        </行>
      </xsl:for-each>
    </表>
  </xsl:template>

  <!-- 一类单位的谈话：应谈、已谈。 -->
  <xsl:template name="谈话覆盖表">
    <xsl:param name="单位"/>
    <表 字号="五号">
      <列 宽="12"/><列 宽="34" 对齐="左"/>
      <列 宽="11"/><列 宽="11"/><列 宽="11"/><列 宽="11"/><列 宽="11"/><列 宽="11"/>
      <列 宽="11"/><列 宽="11"/><列 宽="11"/><列 宽="11"/>
      <表头>
        <格 跨行="2">序号</格><格 跨行="2">单位</格><格 跨="2">约谈班子<换行/>成员</格>
        <格 跨="2">市委约谈</格><格 跨="2">市纪委<换行/>约谈</格>
        <格 跨="2">节前<换行/>恳谈会</格><格 跨="2">班子成员<换行/>节前谈话</格>
      </表头>
      <表头>
        <格>应谈</格><格>已谈</格><格>应谈</格><格>已谈</格><格>应谈</格><格>已谈</格>
        <格>应开</格><格>已开</格><格>应谈</格><格>已谈</格>
      </表头>
      <xsl:for-each select="$单位">
        <行>
          <格><xsl:value-of select="position()"/></格>
          <格><xsl:value-of select="@名称"/></格>
          <格><xsl:value-of select="@党委应谈"/></格>
          <格><xsl:value-of select="@党委已谈"/></格>
          <格><xsl:value-of select="@市委应谈"/></格>
          <格><xsl:value-of select="@市委已谈"/></格>
          <格><xsl:value-of select="@市纪委应谈"/></格>
          <格><xsl:value-of select="@市纪委已谈"/></格>
          <格><xsl:value-of select="@恳谈会应开"/></格>
          <格><xsl:value-of select="@恳谈会已开"/></格>
          <格><xsl:value-of select="@节前应谈"/></格>
          <格><xsl:value-of select="@节前已谈"/></格>
        </行>
      </xsl:for-each>
    </表>
  </xsl:template>

  <xsl:template name="欠报附件名">
    <xsl:value-of select="f:期间/@名称"/>
    <xsl:choose>
      <xsl:when test="f:履责报告/@到期 = '否'">还没有报送</xsl:when>
      <xsl:otherwise>没有按期报送</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="各附件">
    <xsl:if test="f:得分[@类别 = '县区']">
      <附件>
        <标题><连><xsl:value-of select="f:期间/@名称"/></连><连>县（区）</连><连>得分排名</连></标题>
        <xsl:call-template name="排名表"><xsl:with-param name="得分" select="f:得分[@类别 = '县区']"/></xsl:call-template>
      </附件>
    </xsl:if>
    <xsl:if test="f:得分[@类别 = '市直单位']">
      <附件>
        <标题><连><xsl:value-of select="f:期间/@名称"/></连><连>市直单位</连><连>得分排名</连></标题>
        <xsl:call-template name="排名表"><xsl:with-param name="得分" select="f:得分[@类别 = '市直单位']"/></xsl:call-template>
      </附件>
    </xsl:if>
    <xsl:if test="f:比较">
      <附件>
        <标题><连><xsl:value-of select="f:期间/@名称"/></连><连>各单位</连><连>得分升降</连></标题>
        <xsl:if test="f:单位情况[@类别 = '县区']">
          <一级>县（区）</一级>
          <xsl:call-template name="升降表"><xsl:with-param name="单位" select="f:单位情况[@类别 = '县区']"/></xsl:call-template>
        </xsl:if>
        <xsl:if test="f:单位情况[@类别 = '市直单位']">
          <一级>市直单位</一级>
          <xsl:call-template name="升降表"><xsl:with-param name="单位" select="f:单位情况[@类别 = '市直单位']"/></xsl:call-template>
        </xsl:if>
      </附件>
    </xsl:if>
    <xsl:if test="f:单位情况">
      <附件>
        <标题><连><xsl:value-of select="f:期间/@名称"/></连><连>各单位</连><连>记实工作量</连><连>和录入情况</连></标题>
        <xsl:if test="f:单位情况[@类别 = '县区']">
          <一级>县（区）</一级>
          <xsl:call-template name="工作量表"><xsl:with-param name="单位" select="f:单位情况[@类别 = '县区']"/></xsl:call-template>
        </xsl:if>
        <xsl:if test="f:单位情况[@类别 = '市直单位']">
          <一级>市直单位</一级>
          <xsl:call-template name="工作量表"><xsl:with-param name="单位" select="f:单位情况[@类别 = '市直单位']"/></xsl:call-template>
        </xsl:if>
      </附件>
    </xsl:if>
    <xsl:if test="f:欠报">
      <附件>
        <标题><连><xsl:call-template name="欠报附件名"/></连><连>履责报告的</连><连>单位</连></标题>
        <xsl:call-template name="欠报表"/>
      </附件>
    </xsl:if>
    <xsl:if test="f:谈话覆盖">
      <附件>
        <标题><连><xsl:value-of select="f:期间/@名称"/></连><连>各单位</连><连>督责约谈</连><连>和节前谈话情况</连></标题>
        <xsl:if test="f:谈话覆盖[@类别 = '县区']">
          <一级>县（区）</一级>
          <xsl:call-template name="谈话覆盖表"><xsl:with-param name="单位" select="f:谈话覆盖[@类别 = '县区']"/></xsl:call-template>
        </xsl:if>
        <xsl:if test="f:谈话覆盖[@类别 = '市直单位']">
          <一级>市直单位</一级>
          <xsl:call-template name="谈话覆盖表"><xsl:with-param name="单位" select="f:谈话覆盖[@类别 = '市直单位']"/></xsl:call-template>
        </xsl:if>
      </附件>
    </xsl:if>
  </xsl:template>

  <xsl:template name="附件名称">
    <附件说明>
      <xsl:if test="f:得分[@类别 = '县区']"><附件><xsl:value-of select="f:期间/@名称"/>县（区）得分排名</附件></xsl:if>
      <xsl:if test="f:得分[@类别 = '市直单位']"><附件><xsl:value-of select="f:期间/@名称"/>市直单位得分排名</附件></xsl:if>
      <xsl:if test="f:比较"><附件><xsl:value-of select="f:期间/@名称"/>各单位得分升降</附件></xsl:if>
      <xsl:if test="f:单位情况"><附件><xsl:value-of select="f:期间/@名称"/>各单位记实工作量和录入情况</附件></xsl:if>
      <xsl:if test="f:欠报"><附件><xsl:call-template name="欠报附件名"/>履责报告的单位</附件></xsl:if>
      <xsl:if test="f:谈话覆盖"><附件><xsl:value-of select="f:期间/@名称"/>各单位督责约谈和节前谈话情况</附件></xsl:if>
    </附件说明>
  </xsl:template>

  <xsl:template match="/f:事实">
    <!-- 数据里写了别的值，或者一项也没有：不印，报出是哪一项。 -->
    <xsl:for-each select="f:得分[not(@类别 = '县区' or @类别 = '市直单位')]"><xsl:value-of select="@类别[. = '县区' or . = '市直单位']"/></xsl:for-each>
    <公文 格式="文件">
      <xsl:call-template name="版头"/>
      <标题>
        <连><xsl:value-of select="f:机关/@名称"/></连>
        <连>关于<xsl:value-of select="f:期间/@名称"/></连>
        <连>全市落实全面从严治党</连>
        <连>“两个责任”情况的</连>
        <连>分析研判报告</连>
      </标题>
      <xsl:call-template name="主送"/>
      <正文>
        <段>
          <xsl:text>根据</xsl:text><xsl:value-of select="$记实制度"/>
          <xsl:text>（以下简称全程记实制度）第十六条，对</xsl:text><xsl:value-of select="f:期间/@名称"/>
          <xsl:text>全市落实全面从严治党主体责任和监督责任的情况进行了分析研判，现将结果报告如下。得分按照</xsl:text>
          <xsl:value-of select="f:考核方案/@年度"/>
          <xsl:text>年度考核方案</xsl:text>
          <xsl:if test="f:考核方案/@文号">（<xsl:value-of select="f:考核方案/@文号"/>）</xsl:if>
          <xsl:text>和截至</xsl:text><xsl:value-of select="f:截止/@中文"/>
          <xsl:text>收到的材料计算，满分100分。</xsl:text>
        </段>
        <xsl:call-template name="得分和任务"/>
        <xsl:if test="f:比较">
          <xsl:call-template name="得分变化"/>
        </xsl:if>
        <xsl:if test="f:指标 or f:逾期 or f:覆盖 or f:失分 or f:录入 or f:查重 or f:行为">
          <一级>需要关注的情况</一级>
          <xsl:call-template name="记实情况"/>
        </xsl:if>
        <xsl:if test="f:负担">
          <xsl:call-template name="工作量"/>
        </xsl:if>
        <xsl:if test="f:履责报告">
          <xsl:call-template name="报送情况"/>
        </xsl:if>
        <xsl:call-template name="其他制度"/>
        <xsl:call-template name="重点督查"/>
        <xsl:if test="f:研判">
          <一级>研判意见</一级>
          <xsl:for-each select="f:研判/f:段"><段><xsl:value-of select="."/></段></xsl:for-each>
        </xsl:if>
        <xsl:if test="f:打算">
          <一级>下一步打算</一级>
          <xsl:for-each select="f:打算/f:段"><段><xsl:value-of select="."/></段></xsl:for-each>
        </xsl:if>
        <段>特此报告。</段>
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
