<#-- The digest as plain text. Lines are wrapped afterwards; a line of === or --- becomes as long as the line
     above it; "--" starts the footer. Text in the other direction stands between isolates (U+2068, U+2069). -->
<#function own story text><#return story.opposite?then("\x2068" + text + "\x2069", text)></#function>
${masthead.name}
===
<#if masthead.tagline?has_content>
${masthead.tagline}
</#if>
${masthead.date} · ${masthead.number}
${masthead.extent}
<#list intro as paragraph>

${paragraph}
</#list>

<#list sections as section>

${section.title}
---

<#list section.stories as story>
<#if story.kicker?has_content>
${own(story, story.kicker)}:
</#if>
${own(story, story.title)}

<#if story.gist?has_content>
${own(story, story.gist)}

</#if>
<#if story.lead>
<#list story.points as point>
* ${own(story, point)}
</#list>

</#if>
<#if story.note?has_content>
${story.note}

</#if>
${story.meta?join(" · ")}
<#if story.url?has_content>
${story.url}
</#if>
<#list story.alsoAt as place>
${words.alsoAt} ${place.name}
<#if place.url?has_content>
${place.url}
</#if>
</#list>

</#list>
</#list>
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
<#if footer.answered>

${words.reply}
</#if>

${masthead.name}
<#list footer.address as line>
${line}
</#list>
