<?xml version="1.0" encoding="UTF-8"?>
<!--
  mulu.xsl：卷内目录。一个人的廉洁档案一份，件号连续；被以后的决定代替的件不删，
  在备注里写明。数据见 docs/kinds/archive.md，例子见 samples/papers/mulu.xml。
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:liangze:facts:1" xmlns="urn:liangze:gongwen:1"
    exclude-result-prefixes="f">

  <xsl:include href="common.xsl"/>

  <xsl:template match="/f:事实">
    <公文 格式="表格">
      <xsl:call-template name="版头"/>
      <标题>卷内目录</标题>
      <副题>
        <xsl:value-of select="concat(f:人员/@姓名, '，', f:人员/@职务,
            '，人员编号', f:人员/@编号)"/>
      </副题>
      <正文>
        <表 字号="五号">
          <列 宽="10"/><列 宽="29"/><列 宽="29"/><列 宽="35" 对齐="左"/>
          <列 宽="29"/><列 宽="10"/><列 宽="14"/>
          <表头>
            <格>件号</格><格>责任者</格><格>文号</格><格>题名</格>
            <格>日期</格><格>页数</格><格>备注</格>
          </表头>
          <xsl:for-each select="f:件">
            <行>
              <格><xsl:value-of select="@件号"/></格>
              <格><xsl:value-of select="@责任者"/></格>
              <格><xsl:call-template name="或横线">
                <xsl:with-param name="值" select="@文号"/>
              </xsl:call-template></格>
              <格>
                <xsl:value-of select="@题名"/>
                <xsl:if test="@密级">（<xsl:value-of select="@密级"/>）</xsl:if>
              </格>
              <格><xsl:value-of select="@日期"/></格>
              <格><xsl:value-of select="@页数"/></格>
              <格><xsl:call-template name="或横线">
                <xsl:with-param name="值" select="@备注"/>
              </xsl:call-template></格>
            </行>
          </xsl:for-each>
        </表>
        <段>
          <xsl:value-of select="concat('本卷共', count(f:件), '件，件号从',
              f:件[1]/@件号, '到', f:件[last()]/@件号, '。')"/>
        </段>
      </正文>
      <落款>
        <署名><xsl:value-of select="f:机关/@名称"/></署名>
        <日期><xsl:value-of select="f:截止/@中文"/></日期>
      </落款>
      <xsl:call-template name="台账链"/>
    </公文>
  </xsl:template>

</xsl:stylesheet>
