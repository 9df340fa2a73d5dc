<?xml version="1.0" encoding="UTF-8"?>
<!--
  huizhi.xsl：校验回执。数据就是回执的 JSON（docs/receipt.schema.json），每个键
  是一个元素，数组里的每一项是一个 item；例子见 samples/papers/huizhi.json。
  原文的那一行不印（网页上有）；涉密文件的回执只有序号、日期、结论和摘要（A14.1）。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>

  <!-- 左边标目、右边内容的一行；没有内容的不印。 -->
  <xsl:template name="一栏">
    <xsl:param name="标"/>
    <xsl:param name="值"/>
    <xsl:if test="normalize-space($值)">
      <行>
        <格 标="是"><xsl:value-of select="$标"/></格>
        <格><xsl:value-of select="$值"/></格>
      </行>
    </xsl:if>
  </xsl:template>

  <xsl:template name="文件情况">
    <表 字号="小四">
      <列 宽="30"/><列 宽="126" 对齐="左"/>
      <xsl:if test="f:secret='否'">
        <xsl:call-template name="一栏">
          <xsl:with-param name="标">报送单位</xsl:with-param>
          <xsl:with-param name="值">
            <xsl:choose>
              <xsl:when test="normalize-space(f:unit_name)"><xsl:value-of
                  select="concat(f:unit_name, '（', f:unit, '）')"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="f:unit"/></xsl:otherwise>
            </xsl:choose>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="一栏">
          <xsl:with-param name="标">文件</xsl:with-param>
          <xsl:with-param name="值" select="f:file"/>
        </xsl:call-template>
        <xsl:call-template name="一栏">
          <xsl:with-param name="标">类型</xsl:with-param>
          <xsl:with-param name="值">
            <xsl:choose>
              <xsl:when test="normalize-space(f:root)"><xsl:value-of
                  select="f:root"/></xsl:when>
              <xsl:otherwise>不能辨认</xsl:otherwise>
            </xsl:choose>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="一栏">
          <xsl:with-param name="标">文件标识</xsl:with-param>
          <xsl:with-param name="值" select="translate(f:identity, ' ', '　')"/>
        </xsl:call-template>
      </xsl:if>
      <行>
        <格 标="是">接收日期</格>
        <格><xsl:call-template name="中文日期">
          <xsl:with-param name="日" select="f:received"/>
        </xsl:call-template></格>
      </行>
      <行><格 标="是">结论</格><格><xsl:value-of select="f:verdict"/></格></行>
      <行><格 标="是">原文SM3</格><格><xsl:value-of select="f:sm3"/></格></行>
    </表>
  </xsl:template>

  <xsl:template name="结论说明">
    <xsl:variable name="项" select="f:items/f:item"/>
    <段>
      <xsl:choose>
        <xsl:when test="f:secret='是'">文件含有不得在本机办理的涉密事项，本回执不载内容，只记台账序号和日期。请按保密规定另行报送。</xsl:when>
        <xsl:when test="f:verdict='受理'">文件已受理。</xsl:when>
        <xsl:when test="f:verdict='部分受理'">文件已受理，但有的项被退回，请改正后重新报送被退回的项。</xsl:when>
        <xsl:when test="f:verdict='退回'">文件没有受理，请按下列意见改正后重新报送。</xsl:when>
        <xsl:otherwise>有的检查没有能够完成，暂不能作出结论，原因见下列意见。</xsl:otherwise>
      </xsl:choose>
      <xsl:if test="f:secret='否' and $项">
        <xsl:value-of select="concat('共', count($项), '项，受理',
            count($项[f:accepted='是']), '项，退回',
            count($项[f:accepted='否']), '项。')"/>
      </xsl:if>
      <xsl:if test="f:masked &gt; 0">
        <xsl:value-of select="concat('另有', f:masked,
            '条涉密记录，只计数，不列内容。')"/>
      </xsl:if>
    </段>
    <xsl:if test="f:changes">
      <段>
        <xsl:text>与上次回执相比：上次于</xsl:text>
        <xsl:call-template name="中文日期">
          <xsl:with-param name="日" select="f:changes/f:received"/>
        </xsl:call-template>
        <xsl:value-of select="concat('接收，结论为“', f:changes/f:verdict,
            '”；本次不再提出', f:changes/f:gone, '条，新出现',
            f:changes/f:new, '条，仍然存在', f:changes/f:still, '条。')"/>
      </段>
    </xsl:if>
  </xsl:template>

  <!-- 一条意见：什么问题、在哪里、怎样改。 -->
  <xsl:template name="一条意见">
    <行>
      <格><xsl:value-of select="position()"/></格>
      <格>
        <xsl:value-of select="f:level"/>
        <xsl:if test="f:waived='是'">（已豁免）</xsl:if>
      </格>
      <格>
        <xsl:if test="f:new='是'">【新出现】</xsl:if>
        <xsl:value-of select="f:message"/>
        <xsl:text>。</xsl:text>
        <xsl:if test="normalize-space(f:mend)">
          <换行/>
          <xsl:text>改法：</xsl:text>
          <xsl:value-of select="f:mend"/>
          <xsl:text>。</xsl:text>
        </xsl:if>
      </格>
      <格>
        <xsl:choose>
          <xsl:when test="f:line = 0">整个文件</xsl:when>
          <xsl:otherwise><xsl:value-of select="concat('第', f:line, '行第',
              f:column, '列')"/></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="normalize-space(f:record)">
          <换行/>
          <xsl:value-of select="f:record"/>
        </xsl:if>
      </格>
      <格>
        <xsl:value-of select="f:rule"/>
        <换行/>
        <xsl:value-of select="f:article"/>
      </格>
    </行>
  </xsl:template>

  <xsl:template name="校验意见">
    <xsl:choose>
      <xsl:when test="f:findings/f:item">
        <段>校验意见如下：“退回”的应当改正，“警告”的可能影响得分，其余供参考。</段>
        <表 名="校验意见" 字号="五号">
          <列 宽="10"/><列 宽="16"/><列 宽="70" 对齐="左"/><列 宽="34"/>
          <列 宽="26"/>
          <表头>
            <格>序号</格><格>级别</格><格>意见和改法</格><格>位置</格>
            <格>依据</格>
          </表头>
          <xsl:for-each select="f:findings/f:item">
            <xsl:call-template name="一条意见"/>
          </xsl:for-each>
        </表>
      </xsl:when>
      <xsl:otherwise>
        <段>没有发现问题。</段>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="/f:事实">
    <公文 格式="表格">
      <版头 发文机关标志="{f:机关/@名称}"/>
      <标题>校验回执</标题>
      <副题>台账第<xsl:value-of select="f:chain/f:count"/>条</副题>
      <正文>
        <xsl:call-template name="文件情况"/>
        <xsl:call-template name="结论说明"/>
        <xsl:if test="f:secret='否'">
          <xsl:call-template name="校验意见"/>
          <xsl:if test="f:items/f:item">
            <表 名="各项结果" 字号="五号">
              <列 宽="16"/><列 宽="40"/><列 宽="70"/><列 宽="30"/>
              <表头>
                <格>序号</格><格>种类</格><格>编号</格><格>结果</格>
              </表头>
              <xsl:for-each select="f:items/f:item">
                <行>
                  <格><xsl:value-of select="position()"/></格>
                  <格><xsl:value-of select="f:kind"/></格>
                  <格><xsl:call-template name="或横线">
                    <xsl:with-param name="值" select="f:record"/>
                  </xsl:call-template></格>
                  <格>
                    <xsl:choose>
                      <xsl:when test="f:accepted='是'">受理</xsl:when>
                      <xsl:otherwise>退回</xsl:otherwise>
                    </xsl:choose>
                  </格>
                </行>
              </xsl:for-each>
            </表>
          </xsl:if>
        </xsl:if>
      </正文>
      <落款>
        <署名><xsl:value-of select="f:机关/@名称"/></署名>
        <日期>
          <xsl:call-template name="中文日期">
            <xsl:with-param name="日" select="f:received"/>
          </xsl:call-template>
        </日期>
      </落款>
      <xsl:call-template name="联系附注"/>
      <页脚>
        <xsl:value-of select="concat('台账链：第', f:chain/f:count, '条　',
            f:chain/f:value)"/>
      </页脚>
    </公文>
  </xsl:template>

</xsl:stylesheet>
