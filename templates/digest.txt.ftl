<#-- The digest as plain text. Lines are wrapped afterwards; a line of === or --- becomes as long as the line
     above it; "--" starts the footer. Text in the other direction than the mail's is put between isolates;
     a line from right to left begins with a mark (U+200F), because mail programs guess from its first letter.
     Short parts between " · " are never broken: names, dates. -->
<#assign mark = (direction == "rtl")?then("\x200F", "")>
<#function bullet story><#return story.opposite?then((story.direction == "rtl")?then("\x200F", "\x200E"), mark) + "* "></#function>
<#function ours text><#return (direction == "rtl" && text?matches(".*[\x0590-\x08FF].*", "s"))?then("\x200F" + text, text)></#function>
<#function turned block text><#return (block.direction == "rtl")?then("\x200F" + text, text)></#function>
<#function isolated story text><#return story.opposite?then((story.direction == "rtl")?then("\x2067", "\x2066") + text + "\x2069", text)></#function>
<#function own story text><#if story.opposite><#return isolated(story, text)></#if><#return (story.direction == "rtl")?then("\x200F" + text, text)></#function>
<#macro told story>
<#if story.update>
${words.update}
</#if>
<#if story.kicker?has_content>
${own(story, story.kicker)}
</#if>
${own(story, story.title)}

<#if story.gist?has_content>
${own(story, story.gist)}

</#if>
<#if story.lead>
<#list story.points as point>
${bullet(story)}${isolated(story, point)}
</#list>

</#if>
<#if story.note?has_content>
${ours(story.note)}

</#if>
${mark}${story.meta?join(" · ")}
<#if story.url?has_content>
${story.url}
</#if>
<#list story.alsoAt as place>
${mark}${words.alsoAt} ${place.name}
<#if place.url?has_content>
${place.url}
</#if>
</#list>
<@storyline story=story/>

</#macro>
<#macro storyline story>
<#if story.update>
${story.earlier.label} ${isolated(story, story.earlier.title)}
<#if story.earlier.url?has_content>
${story.earlier.url}
</#if>
</#if>
<#if story.more?has_content>

${words.moreOn}
<#list story.more as other>
* ${isolated(other, other.title)} (${other.source})
<#if other.gist?has_content>
${own(other, other.gist)}
</#if>
<#if other.url?has_content>
${other.url}
</#if>
</#list>
</#if>
</#macro>
<#macro said some>
<#list some as block>

${block.label}
---

<#if block.title?has_content && block.kind != "quote">
${turned(block, block.title)}
</#if>
${turned(block, block.text)}
<#if block.title?has_content && block.kind == "quote">
${turned(block, block.title)}
</#if>
<#if block.url?has_content>
${block.url}
</#if>
</#list>
</#macro>
${masthead.name}
===
<#if masthead.tagline?has_content>
${masthead.tagline}
</#if>
${mark}${masthead.date} · ${masthead.number}
${mark}${masthead.extent}
<#list intro as paragraph>

${ours(paragraph)}
</#list>
<@said some=blocks.above/>

<#if lead.section?has_content>
${lead.section}
---

</#if>
<@told story=lead/>
<@said some=blocks.below/>
<#if brief?has_content>

${words.inBrief}
---

<#list brief as story>
${mark}* <#if story.section?has_content>${story.section} · </#if>${isolated(story, story.title)}
</#list>
</#if>
<#list gists as section>

<#if section.title?has_content>
${section.title}
---

</#if>
<#list section.stories as story>
<@told story=story/>
</#list>
</#list>
<@said some=blocks.end/>
<#if headlines?has_content>

${words.also}
---

<#list headlines as section>
<#list section.stories as story>
<#if story.update>
${words.update}
</#if>
${own(story, story.title)} (${story.source})
<#if story.url?has_content>
${story.url}
</#if>
<@storyline story=story/>

</#list>
</#list>
</#if>
<#if more?has_content>
${more}
<#if archive?has_content>
${words.readOn}
${archive}
</#if>

</#if>
--
${footer.why}

${words.sentTo}
${reader.address}

${words.unsubscribe}
${reader.unsubscribe}

${words.preferences}
${reader.preferences}
<#if reader.view?has_content>

${words.view}
${reader.view}
</#if>
<#if footer.editions?has_content>

${words.editions}
${footer.editions}
</#if>
<#if footer.subscribe?has_content>

${words.forwarded} ${words.subscribe}
${footer.subscribe}
</#if>
<#if footer.answered>

${words.reply}
</#if>

${masthead.name}
<#list footer.address as line>
${line}
</#list>
