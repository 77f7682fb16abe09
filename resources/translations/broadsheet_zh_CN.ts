<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AbsentStars</name>
    <message>
        <source>Show…</source>
        <translation>显示…</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>查看(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>转到(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Article</source>
        <translation>文章(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Open Folder…</source>
        <translation>打开文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>Open Recen&amp;t</source>
        <translation>最近打开的文件夹(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>重新载入(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Export Articles…</source>
        <translation>导出文章(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Keep Images Offline…</source>
        <translation>离线保存图片(&amp;K)…</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>打印(&amp;P)…</translation>
    </message>
    <message>
        <source>Export Reading &amp;State…</source>
        <translation>导出阅读记录(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Import Reading State…</source>
        <translation>导入阅读记录(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Close Library</source>
        <translation>关闭文章库(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Search the Library</source>
        <translation>搜索文章库(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Find in Article…</source>
        <translation>在文章中查找(&amp;F)…</translation>
    </message>
    <message>
        <source>Search Here or in the &amp;Whole Library</source>
        <translation>切换搜索此处或整个库(&amp;W)</translation>
    </message>
    <message>
        <source>Ne&amp;xt Hit in Article</source>
        <translation>文章中的下一处(&amp;X)</translation>
    </message>
    <message>
        <source>Previ&amp;ous Hit in Article</source>
        <translation>文章中的上一处(&amp;O)</translation>
    </message>
    <message>
        <source>Sa&amp;ve Search</source>
        <translation>保存搜索(&amp;V)</translation>
    </message>
    <message>
        <source>Re&amp;name Saved Search</source>
        <translation>重命名已存搜索(&amp;N)</translation>
    </message>
    <message>
        <source>Move Saved Search &amp;Up</source>
        <translation>上移已存搜索(&amp;U)</translation>
    </message>
    <message>
        <source>Move Saved Search &amp;Down</source>
        <translation>下移已存搜索(&amp;D)</translation>
    </message>
    <message>
        <source>D&amp;elete Saved Search</source>
        <translation>删除已存搜索(&amp;E)</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>设置(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Unread Only</source>
        <translation>只看未读(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Sidebar</source>
        <translation>侧栏(&amp;S)</translation>
    </message>
    <message>
        <source>List A&amp;bove the Article</source>
        <translation>列表在文章上方(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Focus Mode</source>
        <translation>专注模式(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Larger Text</source>
        <translation>放大文字(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Smaller Text</source>
        <translation>缩小文字(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Normal Text Size</source>
        <translation>正常大小(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Outline of the Article</source>
        <translation>文章大纲(&amp;O)</translation>
    </message>
    <message>
        <source>Text and &amp;Theme</source>
        <translation>文字与主题(&amp;T)</translation>
    </message>
    <message>
        <source>Open the &amp;Menu</source>
        <translation>打开菜单(&amp;M)</translation>
    </message>
    <message>
        <source>F&amp;ull Screen</source>
        <translation>全屏(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Next Article</source>
        <translation>下一篇(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous Article</source>
        <translation>上一篇(&amp;P)</translation>
    </message>
    <message>
        <source>Next &amp;Unread</source>
        <translation>下一篇未读(&amp;U)</translation>
    </message>
    <message>
        <source>P&amp;revious Unread</source>
        <translation>上一篇未读(&amp;R)</translation>
    </message>
    <message>
        <source>Page &amp;Down, Then Next Unread</source>
        <translation>向下翻页，到底转下一篇未读(&amp;D)</translation>
    </message>
    <message>
        <source>Page &amp;Back</source>
        <translation>向上翻页(&amp;B)</translation>
    </message>
    <message>
        <source>Next &amp;Category</source>
        <translation>下一个分类(&amp;C)</translation>
    </message>
    <message>
        <source>Previous C&amp;ategory</source>
        <translation>上一个分类(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>后退(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>前进(&amp;F)</translation>
    </message>
    <message>
        <source>A&amp;ll Articles</source>
        <translation>全部文章(&amp;L)</translation>
    </message>
    <message>
        <source>Open in a &amp;Window of Its Own</source>
        <translation>在单独的窗口中打开(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Read or Unread</source>
        <translation>已读或未读(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Favourite</source>
        <translation>收藏(&amp;F)</translation>
    </message>
    <message>
        <source>Mark &amp;All Read</source>
        <translation>全部标为已读(&amp;A)</translation>
    </message>
    <message>
        <source>Mark All Abo&amp;ve Read</source>
        <translation>上方全部标为已读(&amp;V)</translation>
    </message>
    <message>
        <source>Mark All &amp;Below Read</source>
        <translation>下方全部标为已读(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Open Original in Browser</source>
        <translation>在浏览器中打开原文(&amp;O)</translation>
    </message>
    <message>
        <source>Load &amp;Images</source>
        <translation>加载图片(&amp;I)</translation>
    </message>
    <message>
        <source>Si&amp;mplified or Traditional</source>
        <translation>简体或繁体(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;View Images</source>
        <translation>查看图片(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Copy Link</source>
        <translation>复制链接(&amp;C)</translation>
    </message>
    <message>
        <source>Copy &amp;Title and Link</source>
        <translation>复制标题和链接(&amp;T)</translation>
    </message>
    <message>
        <source>Copy as &amp;Quotation</source>
        <translation>复制为引文(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Show File in Folder</source>
        <translation>在文件夹中显示文件(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Problems</source>
        <translation>问题(&amp;P)</translation>
    </message>
    <message>
        <source>Re&amp;build Index</source>
        <translation>重建索引(&amp;B)</translation>
    </message>
    <message>
        <source>Open the &amp;Guide</source>
        <translation>打开指南(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>Copy &amp;Diagnostics</source>
        <translation>复制诊断信息(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;About Broadsheet</source>
        <translation>关于 Broadsheet(&amp;A)</translation>
    </message>
</context>
<context>
    <name>ArticleBody</name>
    <message>
        <source>Show with its formatting</source>
        <translation>显示原有格式</translation>
    </message>
    <message>
        <source>Show as plain text</source>
        <translation>显示为纯文本</translation>
    </message>
    <message>
        <source>This article has no text.</source>
        <translation>这篇文章没有正文。</translation>
    </message>
</context>
<context>
    <name>ArticleBrowser</name>
    <message>
        <source>Article</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Open Link in &amp;Browser</source>
        <translation>在浏览器中打开链接(&amp;B)</translation>
    </message>
</context>
<context>
    <name>ArticleCommands</name>
    <message>
        <source>This article doesn&apos;t name the page that it comes from.</source>
        <translation>这篇文章没有写明原文地址。</translation>
    </message>
    <message>
        <source>Title and link copied</source>
        <translation>已复制标题和链接</translation>
    </message>
    <message>
        <source>Quotation copied</source>
        <translation>已复制引文</translation>
    </message>
    <message>
        <source>Link copied</source>
        <translation>已复制链接</translation>
    </message>
</context>
<context>
    <name>ArticleHeader</name>
    <message>
        <source>Untitled</source>
        <translation>无标题</translation>
    </message>
    <message>
        <source>Original at {}</source>
        <translation>原文：{}</translation>
    </message>
    <message>
        <source>★ Favourite</source>
        <translation>★ 已收藏</translation>
    </message>
</context>
<context>
    <name>ArticleList</name>
    <message>
        <source>Articles</source>
        <translation>文章列表</translation>
    </message>
    <message>
        <source>read</source>
        <translation>已读</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>favourite</source>
        <translation>已收藏</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>ArticleView</name>
    <message>
        <source>This link leads to a place that the article doesn&apos;t hold.</source>
        <translation>这个链接指向文章中不存在的位置。</translation>
    </message>
</context>
<context>
    <name>ArticleWindow</name>
    <message>
        <source>&amp;Close Window</source>
        <translation>关闭窗口(&amp;C)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Text size and theme</source>
        <translation>文字大小与主题</translation>
    </message>
</context>
<context>
    <name>ArticleWindows</name>
    <message>
        <source>At most {} articles are opened at once. Choose fewer.</source>
        <translation>一次最多打开 {} 篇文章。请少选几篇。</translation>
    </message>
</context>
<context>
    <name>Bulletin</name>
    <message>
        <source>could not be brought up to date</source>
        <translation>未能更新</translation>
    </message>
    <message>
        <source>This search is saved already: {}</source>
        <translation>这次搜索已经保存过：{}</translation>
    </message>
    <message>
        <source>Saved in the sidebar: {}</source>
        <translation>已存入侧栏：{}</translation>
    </message>
    <message>
        <source>Saved search deleted: {}</source>
        <translation>已删除搜索：{}</translation>
    </message>
    <message>
        <source>There is nothing unread before this.</source>
        <translation>前面没有未读文章了。</translation>
    </message>
    <message>
        <source>There is nothing unread left here.</source>
        <translation>这里没有未读文章了。</translation>
    </message>
</context>
<context>
    <name>CategoryTree</name>
    <message>
        <source>Library</source>
        <translation>文章库</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>已存搜索</translation>
    </message>
    <message>
        <source>{}, saved search</source>
        <translation>{}，已存搜索</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Move Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>Completion</name>
    <message>
        <source>field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>No recent searches yet</source>
        <translation>还没有搜索过</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message>
        <source>1 article</source>
        <translation>1 篇文章</translation>
    </message>
    <message numerus="yes">
        <source>%Ln articles</source>
        <translation>
            <numerusform>%Ln 篇文章</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln 篇新文章</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unread</source>
        <translation>
            <numerusform>%Ln 篇未读</numerusform>
        </translation>
    </message>
    <message>
        <source>1 article marked as read</source>
        <translation>已将 1 篇文章标为已读</translation>
    </message>
    <message numerus="yes">
        <source>%Ln articles marked as read</source>
        <translation>
            <numerusform>已将 %Ln 篇文章标为已读</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln copies</source>
        <translation>
            <numerusform>共 %Ln 份</numerusform>
        </translation>
    </message>
    <message>
        <source>1 file needs attention</source>
        <translation>1 个文件需要留意</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files need attention</source>
        <translation>
            <numerusform>%Ln 个文件需要留意</numerusform>
        </translation>
    </message>
    <message>
        <source>Every starred article is here</source>
        <translation>收藏的文章都在</translation>
    </message>
    <message>
        <source>1 star belongs to an article that is no longer here</source>
        <translation>有 1 个收藏的文章已不在这里</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stars belong to articles that are no longer here</source>
        <translation>
            <numerusform>有 %Ln 个收藏的文章已不在这里</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min read</source>
        <translation>
            <numerusform>约 %Ln 分钟读完</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing in {place}; %Ln in the whole library.</source>
        <translation>
            <numerusform>“{place}”中没有；整个库中有 %Ln 篇。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the one in the whole library</source>
        <translation>显示整个库中的那一篇</translation>
    </message>
    <message numerus="yes">
        <source>Show the %Ln in the whole library</source>
        <translation>
            <numerusform>显示整个库中的 %Ln 篇</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln s left</source>
        <translation>
            <numerusform>还需 %Ln 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min left</source>
        <translation>
            <numerusform>还需 %Ln 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>找到 %Ln 处</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>about {date}</source>
        <translation>约 {date}</translation>
    </message>
    <message>
        <source>d MMM yyyy, HH:mm</source>
        <extracomment>A date and a time in the notation of Qt.</extracomment>
        <translation>yyyy年M月d日 HH:mm</translation>
    </message>
    <message>
        <source>The article names no date. Its file&apos;s name or time says {date}</source>
        <translation>文章没有写明日期。据文件名或文件时间：{date}</translation>
    </message>
    <message>
        <source>dddd, d MMMM yyyy, HH:mm:ss t</source>
        <extracomment>A date and a time in the notation of Qt; t is the time zone.</extracomment>
        <translation>yyyy年M月d日 dddd HH:mm:ss t</translation>
    </message>
    <message>
        <source>HH:mm</source>
        <extracomment>A time of day in the notation of Qt.</extracomment>
        <translation>HH:mm</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>A date in the notation of Qt.</extracomment>
        <translation>yyyy年M月d日</translation>
    </message>
</context>
<context>
    <name>Decoding</name>
    <message>
        <source>This picture is damaged.</source>
        <translation>这张图片已损坏。</translation>
    </message>
    <message>
        <source>This picture is too large to be shown: {} × {} pixels.</source>
        <translation>这张图片太大，无法显示：{} × {} 像素。</translation>
    </message>
    <message>
        <source>This picture is empty.</source>
        <translation>这张图片是空的。</translation>
    </message>
    <message>
        <source>This is an SVG drawing, which Broadsheet doesn&apos;t show for your safety.</source>
        <translation>这是 SVG 图形，为了您的安全，Broadsheet 不予显示。</translation>
    </message>
    <message>
        <source>This is a web page, not a picture.</source>
        <translation>这是网页，不是图片。</translation>
    </message>
    <message>
        <source>This is no picture of a kind that Broadsheet can show.</source>
        <translation>Broadsheet 无法显示这种图片。</translation>
    </message>
</context>
<context>
    <name>Diagnostics</name>
    <message>
        <source>Something went wrong that Broadsheet did not foresee. What you marked is kept. Copy Diagnostics in the Help menu gathers what a report needs.</source>
        <translation>发生了 Broadsheet 没有料到的错误。您标记的内容都已保存。“帮助”菜单中的“复制诊断信息”会收集报告所需的内容。</translation>
    </message>
    <message>
        <source>Copied: versions, numbers, times and the last errors. No article and no path is in it. Paste it into your report.</source>
        <translation>已复制：版本、数量、用时和最近的错误，不含任何文章和路径。请粘贴到您的报告中。</translation>
    </message>
</context>
<context>
    <name>Dragging</name>
    <message>
        <source>The first {few} of {all} articles are dragged. Export Articles takes them all.</source>
        <translation>只拖出 {all} 篇中的前 {few} 篇。“导出文章”可以全部导出。</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>无标题</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Book (*.epub)</source>
        <translation>电子书 (*.epub)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>A web page each, in a folder (*)</source>
        <translation>网页，每篇一个文件，存入文件夹 (*)</translation>
    </message>
    <message>
        <source>Markdown, a file each, in a folder (*)</source>
        <translation>Markdown，每篇一个文件，存入文件夹 (*)</translation>
    </message>
    <message>
        <source>Export {}</source>
        <translation>导出 {}</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Writing articles</source>
        <translation>正在写出文章</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Show in Folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Stopped. What was written whole is kept.</source>
        <translation>已停止。已经完整写出的文件予以保留。</translation>
    </message>
    <message>
        <source>{articles} written to {place}</source>
        <translation>已将 {articles}写入 {place}</translation>
    </message>
    <message>
        <source>{} could not be read.</source>
        <translation>{}无法读取。</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this article</source>
        <translation>在文章中查找</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>上一处 (Shift+Enter)</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>下一处 (Enter)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>{at} of {count}</source>
        <translation>第 {at} 处，共 {count} 处</translation>
    </message>
</context>
<context>
    <name>FocusMode</name>
    <message>
        <source>Only the article is shown. Esc shows the rest again.</source>
        <translation>现在只显示文章。按 Esc 恢复其余部分。</translation>
    </message>
</context>
<context>
    <name>Handlers</name>
    <message>
        <source>Guide/Open a folder, and read.md</source>
        <extracomment>The page of the guide that leads in, as its folder and file are called in this language.</extracomment>
        <translation>指南/打开文件夹.md</translation>
    </message>
    <message>
        <source>Open a folder of articles</source>
        <translation>打开文章文件夹</translation>
    </message>
    <message>
        <source>Type what to search for, then save it with {}.</source>
        <translation>先输入要搜索的内容，再按 {} 保存。</translation>
    </message>
    <message>
        <source>Broadsheet {}

A reader for news kept as files. It never changes a file of yours.</source>
        <translation>Broadsheet {}

阅读保存成文件的新闻，从不改动您的文件。</translation>
    </message>
    <message>
        <source>About Broadsheet</source>
        <translation>关于 Broadsheet</translation>
    </message>
</context>
<context>
    <name>HitStrip</name>
    <message>
        <source>Hits in this article: {}</source>
        <translation>文章中的命中：{} 处</translation>
    </message>
</context>
<context>
    <name>Images</name>
    <message>
        <source>The image is in the cache no more. Load the images once again.</source>
        <translation>图片已不在缓存中。请重新加载图片。</translation>
    </message>
</context>
<context>
    <name>ImagesBar</name>
    <message>
        <source>Remote images are blocked in this library.</source>
        <translation>网络图片未加载。</translation>
    </message>
    <message>
        <source>Load for this article</source>
        <translation>加载本篇</translation>
    </message>
    <message>
        <source>Always load here</source>
        <translation>总是加载</translation>
    </message>
</context>
<context>
    <name>KeepingImages</name>
    <message>
        <source>Remote images are never loaded in this library. Change that in Settings.</source>
        <translation>这个库从不加载网络图片。可在设置中更改。</translation>
    </message>
    <message>
        <source>Keep images offline</source>
        <translation>离线保存图片</translation>
    </message>
    <message>
        <source>Looking for images</source>
        <translation>正在查找图片</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Images kept: {}</source>
        <translation>已保存图片：{}</translation>
    </message>
    <message>
        <source>Images kept offline: {kept}, {size}.</source>
        <translation>已离线保存图片：{kept} 张，{size}。</translation>
    </message>
    <message>
        <source>The cache is full: the last {size} of images are kept in it.</source>
        <translation>缓存已满：其中保留最近的 {size} 图片。</translation>
    </message>
    <message>
        <source>Stopped. Images kept offline: {kept}, {size}.</source>
        <translation>已停止。已离线保存图片：{kept} 张，{size}。</translation>
    </message>
    <message>
        <source>Not to be had: {}.</source>
        <translation>无法取得：{} 张。</translation>
    </message>
</context>
<context>
    <name>KeyBindings</name>
    <message>
        <source>{} goes from one field to the next.</source>
        <translation>{} 用来从一栏转到下一栏。</translation>
    </message>
    <message>
        <source>{} opens or presses what has the focus.</source>
        <translation>{} 用来打开或按下焦点所在之处。</translation>
    </message>
    <message>
        <source>{} closes and leaves.</source>
        <translation>{} 用来关闭和离开。</translation>
    </message>
    <message>
        <source>{} opens the menu of what it is pressed on.</source>
        <translation>{} 用来打开焦点所在之处的菜单。</translation>
    </message>
    <message>
        <source>{} moves in lists and texts.</source>
        <translation>{} 用来在列表和正文中移动。</translation>
    </message>
    <message>
        <source>{} edits and copies text.</source>
        <translation>{} 用来编辑和复制文字。</translation>
    </message>
    <message>
        <source>This is not a key that can be used.</source>
        <translation>这个按键不能使用。</translation>
    </message>
    <message>
        <source>{key} means “{action}” already.</source>
        <translation>{key} 已经是“{action}”。</translation>
    </message>
    <message>
        <source>{key} means “{action}”. Take it away there first.</source>
        <translation>{key} 是“{action}”。请先在那里取消。</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Actions and their keys</source>
        <translation>操作与按键</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Press a key to add it</source>
        <translation>按一个键即可添加</translation>
    </message>
    <message>
        <source>Reset This Action</source>
        <translation>还原此操作</translation>
    </message>
    <message>
        <source>Reset All</source>
        <translation>全部还原</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Take {key} away from “{action}”</source>
        <translation>从“{action}”取消 {key}</translation>
    </message>
    <message>
        <source>{key} means “{action}” now.</source>
        <translation>{key} 现在是“{action}”。</translation>
    </message>
    <message>
        <source>{} means nothing now.</source>
        <translation>{} 现在没有作用。</translation>
    </message>
    <message>
        <source>All keys are as they were at first.</source>
        <translation>所有按键已恢复原样。</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>Broadsheet can&apos;t write to {}. Check the folder&apos;s permissions, or name another folder with --data.</source>
        <translation>Broadsheet 无法写入 {}。请检查文件夹的权限，或用 --data 指定别的文件夹。</translation>
    </message>
    <message>
        <source>The day&apos;s backup of what you read could not be made in {} ({}). Make room there, or change its permissions.</source>
        <translation>无法在 {} 中制作当天的阅读记录备份（{}）。请腾出空间，或更改权限。</translation>
    </message>
    <message>
        <source>the mark {} fails its checksum</source>
        <translation>标记 {} 的校验和不符</translation>
    </message>
    <message>
        <source>{} belongs to another program</source>
        <translation>{} 属于别的程序</translation>
    </message>
    <message>
        <source>{} was written by a later version of Broadsheet. Update Broadsheet to open this library; nothing was changed.</source>
        <translation>{} 由更新版本的 Broadsheet 写成。请更新 Broadsheet 再打开这个文章库；没有改动任何内容。</translation>
    </message>
    <message>
        <source>{} is missing</source>
        <translation>{} 不见了</translation>
    </message>
    <message>
        <source>{} is damaged: {}</source>
        <translation>{} 已损坏：{}</translation>
    </message>
    <message>
        <source>The disk that holds {} is full. Free some space and try again.</source>
        <translation>{} 所在的磁盘已满。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>Another program keeps {} locked. Close it and try again.</source>
        <translation>另一个程序锁住了 {}。请关闭它后重试。</translation>
    </message>
    <message>
        <source>The disk failed while {} was in use ({}). Check the disk and try again.</source>
        <translation>使用 {} 时磁盘出错（{}）。请检查磁盘后重试。</translation>
    </message>
    <message>
        <source>The file is not UTF-8; it was read as {}.</source>
        <translation>文件不是 UTF-8 编码；已按 {} 读取。</translation>
    </message>
    <message>
        <source>{} bytes that are not {}; each is shown as �.</source>
        <translation>{}不合 {} 编码的字节；每处显示为 �。</translation>
    </message>
    <message>
        <source>The file holds {} left out.</source>
        <translation>文件含有 {}已略去。</translation>
    </message>
    <message>
        <source>1 place holds</source>
        <translation>有 1 处</translation>
    </message>
    <message>
        <source>{} places hold</source>
        <translation>有 {} 处</translation>
    </message>
    <message>
        <source>1 NUL character, which was</source>
        <translation>1 个空字符，</translation>
    </message>
    <message>
        <source>{} NUL characters, which were</source>
        <translation>{} 个空字符，</translation>
    </message>
    <message>
        <source>The place to write to has no name. Name a file or a folder.</source>
        <translation>没有写明写到哪里。请指定一个文件或文件夹。</translation>
    </message>
    <message>
        <source>{} is a file. Name a folder to write {} articles to.</source>
        <translation>{} 是文件。要写出 {} 篇文章，请指定文件夹。</translation>
    </message>
    <message>
        <source>{} is a folder. Name a file in it, such as articles.{}.</source>
        <translation>{} 是文件夹。请指定其中的文件，例如 articles.{}。</translation>
    </message>
    <message>
        <source>There is no article to write.</source>
        <translation>没有可写出的文章。</translation>
    </message>
    <message>
        <source>{} has come to be there meanwhile. Name another file.</source>
        <translation>{} 在此期间已经出现。请另选文件名。</translation>
    </message>
    <message>
        <source>{} has left the library.</source>
        <translation>{} 已不在文章库中。</translation>
    </message>
    <message>
        <source>{} {} of {} articles were written.</source>
        <translation>{}已写出 {} / {} 篇文章。</translation>
    </message>
    <message>
        <source>{} is there already. Name another file, or allow it to be replaced (--force).</source>
        <translation>{} 已存在。请另选文件名，或允许替换 (--force)。</translation>
    </message>
    <message>
        <source>{} is not a file. Name another one.</source>
        <translation>{} 不是文件。请另选一个。</translation>
    </message>
    <message>
        <source>Writing stopped unexpectedly, and nothing was written. Try again.</source>
        <translation>写出意外中断，没有写出任何内容。请重试。</translation>
    </message>
    <message>
        <source>“{}” is no date that can be read; {} stands in for it.</source>
        <translation>“{}”无法识别为日期；以 {} 代替。</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>无日期</translation>
    </message>
    <message>
        <source>article {} is not where its file says</source>
        <translation>文章 {} 不在其文件所说的位置</translation>
    </message>
    <message>
        <source>{} is not an article. Name a folder, or a file that ends in {}.</source>
        <translation>{} 不是文章。请指定文件夹，或以 {} 结尾的文件。</translation>
    </message>
    <message>
        <source>The folder {} is not there. Check the name, or connect the disk that holds it.</source>
        <translation>文件夹 {} 不存在。请检查名称，或接上它所在的磁盘。</translation>
    </message>
    <message>
        <source>{} is a file, not a folder. Name the folder that holds it.</source>
        <translation>{} 是文件，不是文件夹。请指定它所在的文件夹。</translation>
    </message>
    <message>
        <source>Broadsheet may not read the folder {}. Change its permissions and try again.</source>
        <translation>Broadsheet 无权读取文件夹 {}。请更改权限后重试。</translation>
    </message>
    <message>
        <source>The file {} can&apos;t be read ({}). Reload the library to see what has changed.</source>
        <translation>无法读取文件 {}（{}）。请重新载入文章库，查看变化。</translation>
    </message>
    <message>
        <source>What stands before the opening fence is no text; it was left out.</source>
        <translation>开头分隔线之前的内容不是文本，已略去。</translation>
    </message>
    <message>
        <source>Between the fences stands no “key: value”; they were read as part of the text.</source>
        <translation>分隔线之间没有“键: 值”；已当作正文读取。</translation>
    </message>
    <message>
        <source>No front matter could be made out after “{}”; all of it was read as text.</source>
        <translation>“{}”之后认不出文件头；已全部当作正文读取。</translation>
    </message>
    <message>
        <source>The front matter is {}; its values were read as plain words.</source>
        <translation>文件头{}；其中的值已按普通文字读取。</translation>
    </message>
    <message>
        <source>The front matter has no closing fence; it was taken to end where the text begins.</source>
        <translation>文件头没有结尾分隔线；已视为在正文开始处结束。</translation>
    </message>
    <message>
        <source>The title is empty; “{}” stands in for it.</source>
        <translation>标题为空；以“{}”代替。</translation>
    </message>
    <message>
        <source>no closing fence</source>
        <translation>没有结尾分隔线</translation>
    </message>
    <message>
        <source>Lines between the fences that are no “key: value” were read as part of the text.</source>
        <translation>分隔线之间不是“键: 值”的行已当作正文读取。</translation>
    </message>
    <message>
        <source>too large (it has more than 256 KB)</source>
        <translation>太大（超过 256 KB）</translation>
    </message>
    <message>
        <source>too complex (it has more than ten aliases)</source>
        <translation>太复杂（别名超过十个）</translation>
    </message>
    <message>
        <source>too complex (it is nested too deep)</source>
        <translation>太复杂（嵌套过深）</translation>
    </message>
    <message>
        <source>no “key: value”</source>
        <translation>没有“键: 值”</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>这个文件是空的。</translation>
    </message>
    <message>
        <source>The front matter is not valid {} ({}); it was read line by line.</source>
        <translation>文件头不是有效的 {}（{}）；已逐行读取。</translation>
    </message>
    <message>
        <source>more than one key</source>
        <translation>不止一个键</translation>
    </message>
    <message>
        <source>a character that YAML forbids</source>
        <translation>有 YAML 不允许的字符</translation>
    </message>
    <message>
        <source>not valid</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>The index of this library was damaged and has been set back. Reload the library to build it anew; nothing of yours is lost.</source>
        <translation>这个文章库的索引已损坏，并已清空。请重新载入文章库以重建；您的内容没有丢失。</translation>
    </message>
    <message>
        <source>Tags nested more than 200 deep were flattened.</source>
        <translation>嵌套超过 200 层的标签已展平。</translation>
    </message>
    <message>
        <source>Lists and quotations nested more than eight deep were flattened.</source>
        <translation>嵌套超过八层的列表和引文已展平。</translation>
    </message>
    <message>
        <source>Pictures after the first 300 were left out.</source>
        <translation>第 300 张以后的图片已略去。</translation>
    </message>
    <message>
        <source>The end of this very long article was left out.</source>
        <translation>这篇文章极长，结尾已略去。</translation>
    </message>
    <message>
        <source>Tables nested more than four deep were flattened.</source>
        <translation>嵌套超过四层的表格已展平。</translation>
    </message>
    <message>
        <source>Tables after the first 5,000 cells were flattened.</source>
        <translation>前 5,000 个单元格之后的表格已展平。</translation>
    </message>
    <message>
        <source>Tables that hold very long texts were flattened.</source>
        <translation>含有极长文字的表格已展平。</translation>
    </message>
    <message>
        <source>{} has no generation</source>
        <translation>{} 没有代号</translation>
    </message>
    <message>
        <source>The index in {} is damaged, and can&apos;t be removed. Delete that folder and try again; nothing of yours is in it.</source>
        <translation>{} 中的索引已损坏，且无法移除。请删除该文件夹后重试；其中没有您的内容。</translation>
    </message>
    <message>
        <source>The index was damaged and has been built anew; nothing of yours is lost.</source>
        <translation>索引曾损坏，已经重建；您的内容没有丢失。</translation>
    </message>
    <message>
        <source>The folder {} can&apos;t be seen any more. Connect the disk that holds it and reload the library; nothing was forgotten.</source>
        <translation>看不到文件夹 {} 了。请接上它所在的磁盘并重新载入文章库；所有记录都还在。</translation>
    </message>
    <message>
        <source>This article has left the list. Reload the library to see why.</source>
        <translation>这篇文章已不在列表中。请重新载入文章库，查看原因。</translation>
    </message>
    <message>
        <source>The library has changed since this list was made. Look at it again.</source>
        <translation>列表生成之后，文章库有了变化。请重新查看。</translation>
    </message>
    <message>
        <source>The folder can&apos;t be watched ({}), so new articles do not turn up by themselves. Choose Reload to see them.</source>
        <translation>无法监视文件夹（{}），新文章不会自动出现。请选“重新载入”查看。</translation>
    </message>
    <message>
        <source>The lock {} can&apos;t be used. Delete it and try again.</source>
        <translation>锁文件 {} 无法使用。请删除后重试。</translation>
    </message>
    <message>
        <source>The library has changed since this list was made, so nothing was marked. Look at the list, and choose it again.</source>
        <translation>列表生成之后，文章库有了变化，因此没有标记任何文章。请看过列表后再选一次。</translation>
    </message>
    <message>
        <source>The record of what you read was damaged. {}.</source>
        <translation>阅读记录已损坏。{}。</translation>
    </message>
    <message>
        <source>The record of what you read was missing. {}.</source>
        <translation>阅读记录不见了。{}。</translation>
    </message>
    <message>
        <source>The backup of {} was opened in its place</source>
        <translation>已改用 {} 的备份</translation>
    </message>
    <message>
        <source>{}, with what was newer about {} in the damaged file</source>
        <translation>{}，并补上了损坏文件中较新的{}的记录</translation>
    </message>
    <message>
        <source>There is no backup yet; what it held about {} could still be read</source>
        <translation>还没有备份；其中{}的记录仍可读出</translation>
    </message>
    <message>
        <source>There is no backup yet, so it starts empty</source>
        <translation>还没有备份，因此从空白开始</translation>
    </message>
    <message>
        <source>{}; the damaged file is kept as {}</source>
        <translation>{}；损坏的文件保存为 {}</translation>
    </message>
    <message>
        <source>1 article</source>
        <translation> 1 篇文章</translation>
    </message>
    <message>
        <source>{} articles</source>
        <translation> {} 篇文章</translation>
    </message>
    <message>
        <source>Indexing stopped unexpectedly, and did so again when it was begun anew. What was indexed is kept. Choose Reload to go on.</source>
        <translation>索引意外停止，重新开始后又停了。已建立的索引会保留。请选择“重新载入”继续。</translation>
    </message>
    <message>
        <source>What you read can&apos;t be kept in {} ({}), so it does not travel: it stays on this computer. Make room there, change its permissions, or switch it off in Settings.</source>
        <translation>阅读记录无法存入 {}（{}），因此不会带到其他设备，只留在这台电脑上。请腾出空间、更改权限，或在设置中关闭。</translation>
    </message>
    <message>
        <source>This installation of Broadsheet is not complete: apsw was installed without its checksums ({}). Install apsw anew from its wheel.</source>
        <translation>Broadsheet 安装不完整：apsw 缺少校验和功能（{}）。请用 wheel 包重新安装 apsw。</translation>
    </message>
    <message>
        <source>{} has no checksums</source>
        <translation>{} 没有校验和</translation>
    </message>
    <message>
        <source>{} is damaged: a page fails its checksum</source>
        <translation>{} 已损坏：有一页校验和不符</translation>
    </message>
    <message>
        <source>The record of what you read needs repair, which can&apos;t be done while another Broadsheet has this library open. Quit that one and try again.</source>
        <translation>阅读记录需要修复，而另一个 Broadsheet 正打开着这个文章库。请退出那一个后重试。</translation>
    </message>
    <message>
        <source>The record of what you read needs repair, which failed: {}. {}</source>
        <translation>阅读记录需要修复，但没有成功：{}。{}</translation>
    </message>
    <message>
        <source>A starred article is no longer here: “{}”. Its star is kept, in case it comes back.</source>
        <translation>一篇收藏的文章已不在这里：“{}”。收藏会保留，等它回来。</translation>
    </message>
    <message>
        <source>{} starred articles are no longer here, among them “{}”. Their stars are kept, in case they come back.</source>
        <translation>有 {} 篇收藏的文章已不在这里，其中有“{}”。这些收藏会保留，等它们回来。</translation>
    </message>
    <message>
        <source>{}; the folder that stood in its place is kept as {}</source>
        <translation>{}；占了它位置的文件夹保留为 {}</translation>
    </message>
    <message>
        <source>{} is a file, where Broadsheet needs a folder. Move it away and try again, or name another folder with --data.</source>
        <translation>{} 是一个文件，而 Broadsheet 在那里需要一个文件夹。请把它移开再试，或用 --data 指定别的文件夹。</translation>
    </message>
    <message>
        <source>This link leads back to a folder above it and is not followed.</source>
        <translation>这个链接指回它上层的文件夹，因此不跟随。</translation>
    </message>
    <message>
        <source>The folder {} is empty, and {} articles were in it. Is its disk not connected? Connect it and reload the library; nothing was forgotten. If they are gone for good, choose Rebuild in its settings.</source>
        <translation>文件夹 {} 是空的，而里面原有 {} 篇文章。是磁盘没有连接吗？请连接后重新载入这个库；什么都没有忘掉。如果文章确实不要了，请在它的设置里选择“重建”。</translation>
    </message>
    <message>
        <source>The day&apos;s backup of what you read could not be made in {}: {} is a file, where Broadsheet needs a folder. Move it away.</source>
        <translation>无法在 {} 做当天的阅读记录备份：{} 是一个文件，而 Broadsheet 在那里需要一个文件夹。请把它移开。</translation>
    </message>
    <message>
        <source>The settings of this library can&apos;t be kept in {} ({}). Make room there, or change its permissions.</source>
        <translation>这个文章库的设置无法保存到 {}（{}）。请腾出空间，或更改权限。</translation>
    </message>
    <message>
        <source>This is a side file that macOS keeps beside another file, not an article.</source>
        <translation>这是 macOS 存放在别的文件旁边的附属文件，不是文章。</translation>
    </message>
    <message>
        <source>This text file does not open with front matter, so it is not an article.</source>
        <translation>这个文本文件开头没有文件头，因此不是文章。</translation>
    </message>
    <message>
        <source>This file can&apos;t be read ({}).</source>
        <translation>无法读取这个文件（{}）。</translation>
    </message>
    <message>
        <source>This address holds no picture.</source>
        <translation>这个地址没有图片。</translation>
    </message>
    <message>
        <source>it is no file of the library any more</source>
        <translation>它已不是文章库中的文件</translation>
    </message>
    <message>
        <source>The picture {} can&apos;t be read ({}).</source>
        <translation>无法读取图片 {}（{}）。</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>不是普通文件</translation>
    </message>
    <message>
        <source>it is larger than 32 MB</source>
        <translation>大于 32 MB</translation>
    </message>
    <message>
        <source>it is larger than 64 MB</source>
        <translation>大于 64 MB</translation>
    </message>
    <message>
        <source>The picture in the article&apos;s text is damaged.</source>
        <translation>文章正文中的图片已损坏。</translation>
    </message>
    <message>
        <source>The folder {} is gone, and its articles are here: what you read and starred there was taken over.</source>
        <translation>文件夹 {} 已不在，它的文章在这里：您在那里的已读和收藏已经沿用过来。</translation>
    </message>
    <message>
        <source>Broadsheet stumbled over this file and left it out. Please report it.</source>
        <translation>Broadsheet 无法处理这个文件，已略去。请报告。</translation>
    </message>
    <message>
        <source>The folder {} can&apos;t be read ({}). Check the disk and try again.</source>
        <translation>无法读取文件夹 {}（{}）。请检查磁盘后重试。</translation>
    </message>
    <message>
        <source>This link leads out of the library and is not followed.</source>
        <translation>这个链接指向文章库之外，不予跟随。</translation>
    </message>
    <message>
        <source>This is not a regular file, so it is not opened.</source>
        <translation>这不是普通文件，因此不打开。</translation>
    </message>
    <message>
        <source>This file is larger than 64 MB, so it is not opened.</source>
        <translation>这个文件大于 64 MB，因此不打开。</translation>
    </message>
    <message>
        <source>This folder can&apos;t be read ({}). Its articles are left out.</source>
        <translation>无法读取这个文件夹（{}）。其中的文章已略去。</translation>
    </message>
    <message>
        <source>{} does not belong to the list beside it</source>
        <translation>{} 与旁边的列表不相配</translation>
    </message>
    <message>
        <source>The record of what you read can&apos;t be used: {}. Quit Broadsheet and start it again; it is repaired then.</source>
        <translation>阅读记录无法使用：{}。请退出 Broadsheet 再启动，届时会修复。</translation>
    </message>
    <message>
        <source>{} is missing or empty</source>
        <translation>{} 不见了，或者是空的</translation>
    </message>
    <message>
        <source>Another Broadsheet is repairing {}. Try again in a minute.</source>
        <translation>另一个 Broadsheet 正在修复 {}。请一分钟后重试。</translation>
    </message>
    <message>
        <source>{} is damaged: its tables are not as they were made</source>
        <translation>{} 已损坏：其中的表与原样不符</translation>
    </message>
    <message>
        <source>The file to write to has no name. Name one, such as state.json.</source>
        <translation>没有写明写到哪个文件。请指定一个，例如 state.json。</translation>
    </message>
    <message>
        <source>{} is a folder. Name a file in it, such as state.json.</source>
        <translation>{} 是文件夹。请指定其中的文件，例如 state.json。</translation>
    </message>
    <message>
        <source>{} is not there. Name a file that was exported.</source>
        <translation>{} 不存在。请选择导出的文件。</translation>
    </message>
    <message>
        <source>{} is not a file. Name one that was exported.</source>
        <translation>{} 不是文件。请选择导出的文件。</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>文件太大</translation>
    </message>
    <message>
        <source>it does not say that it holds the state of a library</source>
        <translation>它没有写明内容是文章库的阅读记录</translation>
    </message>
    <message>
        <source>it does not name the version of its format</source>
        <translation>它没有写明格式的版本</translation>
    </message>
    <message>
        <source>a later version of Broadsheet has written it; update Broadsheet</source>
        <translation>它由更新版本的 Broadsheet 写成，请更新 Broadsheet</translation>
    </message>
    <message>
        <source>an article has no path</source>
        <translation>有文章没有路径</translation>
    </message>
    <message>
        <source>{} is no path in a library</source>
        <translation>{} 不是文章库中的路径</translation>
    </message>
    <message>
        <source>an article is no object</source>
        <translation>有文章不是对象</translation>
    </message>
    <message>
        <source>“read” and “favourite” are true or false</source>
        <translation>“read”和“favourite”只能是 true 或 false</translation>
    </message>
    <message>
        <source>a position is no number</source>
        <translation>有位置不是数字</translation>
    </message>
    <message>
        <source>a position is not from 0 to 1</source>
        <translation>有位置不在 0 到 1 之间</translation>
    </message>
    <message>
        <source>a time is not in seconds since 1970</source>
        <translation>有时间不是自 1970 年起的秒数</translation>
    </message>
    <message>
        <source>a saved search is no object</source>
        <translation>有已存搜索不是对象</translation>
    </message>
    <message>
        <source>a saved search has no words</source>
        <translation>有已存搜索没有词语</translation>
    </message>
    <message>
        <source>a saved search has no name, or does not say what it looks through</source>
        <translation>有已存搜索没有名称，或没有写明搜索范围</translation>
    </message>
    <message>
        <source>the category of a saved search is no list of names</source>
        <translation>有已存搜索的分类不是名称列表</translation>
    </message>
    <message>
        <source>a saved search looks where there is nothing, or sorts as nothing does</source>
        <translation>有已存搜索的范围或排序方式不存在</translation>
    </message>
    <message>
        <source>{} can&apos;t be imported: {}. Nothing was changed. Name a file that Export Reading State or “broadsheet state export” has written.</source>
        <translation>无法导入 {}：{}。没有改动任何内容。请选择由“导出阅读记录”或 broadsheet state export 写出的文件。</translation>
    </message>
    <message>
        <source>{} can&apos;t be read ({}). Check its permissions, or name another file.</source>
        <translation>无法读取 {}（{}）。请检查权限，或另选文件。</translation>
    </message>
    <message>
        <source>it is not text in UTF-8</source>
        <translation>它不是 UTF-8 文本</translation>
    </message>
    <message>
        <source>it is not JSON, or only a part of it</source>
        <translation>它不是 JSON，或者不完整</translation>
    </message>
    <message>
        <source>“{}” is no list</source>
        <translation>“{}”不是列表</translation>
    </message>
    <message>
        <source>the path of an article is no text</source>
        <translation>有文章的路径不是文本</translation>
    </message>
    <message>
        <source>a fingerprint is not in hex</source>
        <translation>有指纹不是十六进制</translation>
    </message>
    <message>
        <source>Nothing was imported, for it could not be undone: {}</source>
        <translation>没有导入任何内容，因为无法撤销：{}</translation>
    </message>
    <message>
        <source>“{}” is not valid {}; it was read as it stands: {}</source>
        <translation>“{}”不是有效的 {}；已照原样读取：{}</translation>
    </message>
    <message>
        <source>The rest is too long to be shown here. Open the file in a text editor to read it.</source>
        <translation>其余部分太长，无法在此显示。请用文本编辑器打开文件阅读。</translation>
    </message>
    <message>
        <source>Only the first {} characters of this article are shown.</source>
        <translation>只显示这篇文章的前 {} 个字符。</translation>
    </message>
    <message>
        <source>it would follow a link out of the library, and watch all that</source>
        <translation>它会顺着链接到文章库之外，监视那里的一切</translation>
    </message>
    <message>
        <source>{} can&apos;t be written ({}). Choose another place.</source>
        <translation>无法写入 {}（{}）。请另选位置。</translation>
    </message>
    <message>
        <source>There is no room left for {}. Make room, or choose another disk.</source>
        <translation>没有空间写入 {}。请腾出空间，或另选磁盘。</translation>
    </message>
    <message>
        <source>Broadsheet may not write {}. Change the permissions of its folder, or choose another one.</source>
        <translation>Broadsheet 无权写入 {}。请更改其文件夹的权限，或另选文件夹。</translation>
    </message>
    <message>
        <source>“{}” stands twice, the last one holds</source>
        <translation>“{}”出现两次，以后一个为准</translation>
    </message>
    <message>
        <source>No article of this library is called “{}”: none has that path, address or title.</source>
        <translation>这个文章库中没有“{}”：没有文章的路径、地址或标题是它。</translation>
    </message>
    <message>
        <source>Broadsheet has not written it, or it is not here as a whole yet</source>
        <translation>它不是 Broadsheet 写的，或者还没有完整到达</translation>
    </message>
    <message>
        <source>it is no regular file, or too large</source>
        <translation>它不是普通文件，或者太大</translation>
    </message>
    <message>
        <source>it is a link</source>
        <translation>它是链接</translation>
    </message>
    <message>
        <source>This line was not written by Broadsheet, or is damaged; it is ignored.</source>
        <translation>这一行不是 Broadsheet 写的，或者已损坏；不予理会。</translation>
    </message>
    <message>
        <source>This journal of another device can&apos;t be used: {}.</source>
        <translation>另一台设备的记录无法使用：{}。</translation>
    </message>
    <message>
        <source>Video: {}</source>
        <translation>视频：{}</translation>
    </message>
    <message>
        <source>Audio: {}</source>
        <translation>音频：{}</translation>
    </message>
    <message>
        <source>Media: {}</source>
        <translation>媒体：{}</translation>
    </message>
    <message>
        <source>Form: {}</source>
        <translation>表单：{}</translation>
    </message>
    <message>
        <source>Embedded page: {}</source>
        <translation>嵌入的网页：{}</translation>
    </message>
    <message>
        <source>Embedded media: {}</source>
        <translation>嵌入的媒体：{}</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>权限不足</translation>
    </message>
    <message>
        <source>no such file or directory</source>
        <translation>没有这个文件或文件夹</translation>
    </message>
    <message>
        <source>no space left on device</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>input/output error</source>
        <translation>读写错误</translation>
    </message>
    <message>
        <source>is a directory</source>
        <translation>是文件夹</translation>
    </message>
    <message>
        <source>not a directory</source>
        <translation>不是文件夹</translation>
    </message>
    <message>
        <source>file name too long</source>
        <translation>文件名太长</translation>
    </message>
    <message>
        <source>read-only file system</source>
        <translation>文件系统只读</translation>
    </message>
    <message>
        <source>too many levels of symbolic links</source>
        <translation>符号链接层数过多</translation>
    </message>
    <message>
        <source>stale file handle</source>
        <translation>文件已不在原处</translation>
    </message>
    <message>
        <source>disk quota exceeded</source>
        <translation>超出磁盘配额</translation>
    </message>
    <message>
        <source>database disk image is malformed</source>
        <translation>数据库内容已损坏</translation>
    </message>
    <message>
        <source>file is not a database</source>
        <translation>文件不是数据库</translation>
    </message>
    <message>
        <source>did not find expected key</source>
        <translation>缺少应有的键</translation>
    </message>
    <message>
        <source>mapping values are not allowed in this context</source>
        <translation>此处不允许“键: 值”</translation>
    </message>
    <message>
        <source>found unexpected end of stream</source>
        <translation>内容意外结束</translation>
    </message>
    <message>
        <source>found character that cannot start any token</source>
        <translation>有不能作为开头的字符</translation>
    </message>
    <message>
        <source>could not find expected &apos;:&apos;</source>
        <translation>缺少应有的“:”</translation>
    </message>
    <message>
        <source>did not find expected &apos;,&apos; or &apos;]&apos;</source>
        <translation>缺少应有的“,”或“]”</translation>
    </message>
    <message>
        <source>did not find expected &apos;,&apos; or &apos;}&apos;</source>
        <translation>缺少应有的“,”或“}”</translation>
    </message>
    <message>
        <source>did not find expected &lt;document start&gt;</source>
        <translation>缺少应有的文档开头</translation>
    </message>
    <message>
        <source>block sequence entries are not allowed in this context</source>
        <translation>此处不允许列表项</translation>
    </message>
    <message>
        <source>found unknown escape character</source>
        <translation>有不认识的转义字符</translation>
    </message>
    <message>
        <source>found a tab character that violates indentation</source>
        <translation>缩进中有制表符</translation>
    </message>
    <message>
        <source>did not find expected &apos;-&apos; indicator</source>
        <translation>缺少应有的“-”</translation>
    </message>
    <message>
        <source>found duplicate anchor</source>
        <translation>锚点重复</translation>
    </message>
    <message>
        <source>found undefined alias</source>
        <translation>别名未定义</translation>
    </message>
    <message>
        <source>control characters are not allowed</source>
        <translation>不允许控制字符</translation>
    </message>
</context>
<context>
    <name>ListHeader</name>
    <message>
        <source>Newest first</source>
        <translation>从新到旧</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>从旧到新</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>按标题</translation>
    </message>
    <message>
        <source>By source</source>
        <translation>按来源</translation>
    </message>
    <message>
        <source>Best match first</source>
        <translation>最相关的在前</translation>
    </message>
    <message>
        <source>Order of the list</source>
        <translation>列表顺序</translation>
    </message>
    <message>
        <source>{hits} of {total}</source>
        <translation>{hits} / {total}</translation>
    </message>
</context>
<context>
    <name>LookMenu</name>
    <message>
        <source>&amp;Reset Text</source>
        <translation>还原文字(&amp;R)</translation>
    </message>
</context>
<context>
    <name>Marking</name>
    <message>
        <source>There is nothing to undo: it changed nothing.</source>
        <translation>没有可撤销的：上一步什么也没有改变。</translation>
    </message>
</context>
<context>
    <name>Merging</name>
    <message>
        <source>Nothing changed: all that this file holds was known already.</source>
        <translation>没有变化：这个文件中的内容都已有了。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>{} changed</source>
        <translation>已更新 {}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them now favourites</source>
        <translation>
            <numerusform>其中 %Ln 篇新加入收藏</numerusform>
        </translation>
    </message>
    <message>
        <source>1 saved search added</source>
        <translation>新增 1 个已存搜索</translation>
    </message>
    <message numerus="yes">
        <source>%Ln saved searches added</source>
        <translation>
            <numerusform>新增 %Ln 个已存搜索</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Neighbours</name>
    <message>
        <source>No article of the list comes after this one.</source>
        <translation>列表里后面没有文章了。</translation>
    </message>
    <message>
        <source>No article of the list comes before this one.</source>
        <translation>列表里前面没有文章了。</translation>
    </message>
    <message>
        <source>There is nothing unread left here.</source>
        <translation>这里没有未读文章了。</translation>
    </message>
    <message>
        <source>There is nothing unread before this.</source>
        <translation>前面没有未读文章了。</translation>
    </message>
</context>
<context>
    <name>OpenLibrary</name>
    <message>
        <source>{} holds no article that can be shown. Problems says why.</source>
        <translation>{} 中没有可以显示的文章。原因见“问题”。</translation>
    </message>
</context>
<context>
    <name>Outline</name>
    <message>
        <source>Outline</source>
        <translation>大纲</translation>
    </message>
</context>
<context>
    <name>Outside</name>
    <message>
        <source>No file manager answered. The file is {}</source>
        <translation>没有文件管理器响应。文件是 {}</translation>
    </message>
    <message>
        <source>Broadsheet opens web and mail addresses only. This is {}</source>
        <translation>Broadsheet 只打开网页和邮件地址。这个地址是 {}</translation>
    </message>
    <message>
        <source>No browser answered. The address is {}</source>
        <translation>没有浏览器响应。地址是 {}</translation>
    </message>
    <message>
        <source>Write a mail to {}?</source>
        <translation>要给 {} 写邮件吗？</translation>
    </message>
</context>
<context>
    <name>PictureCommands</name>
    <message>
        <source>Remote images are blocked. Load Images, in the menu Article, loads them.</source>
        <translation>网络图片未加载。要加载，请选“文章”菜单中的“加载图片”。</translation>
    </message>
    <message>
        <source>This article shows no pictures.</source>
        <translation>这篇文章没有图片。</translation>
    </message>
    <message>
        <source>Open Image</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <source>Save Image As…</source>
        <translation>图片另存为…</translation>
    </message>
    <message>
        <source>Copy Image</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Copy Image Address</source>
        <translation>复制图片地址</translation>
    </message>
    <message>
        <source>Load Images</source>
        <translation>加载图片</translation>
    </message>
    <message>
        <source>Image copied</source>
        <translation>已复制图片</translation>
    </message>
    <message>
        <source>Address copied</source>
        <translation>已复制地址</translation>
    </message>
    <message>
        <source>Save Image</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Broadsheet writes nothing into a library. Choose another folder.</source>
        <translation>Broadsheet 不向文章库写入任何内容。请选择别的文件夹。</translation>
    </message>
    <message>
        <source>The image can&apos;t be saved to {} ({}).</source>
        <translation>图片无法保存到 {}（{}）。</translation>
    </message>
    <message>
        <source>Image saved to {}</source>
        <translation>图片已保存到 {}</translation>
    </message>
</context>
<context>
    <name>PictureObject</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>PictureWindow</name>
    <message>
        <source>Image</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>{} × {} pixels</source>
        <translation>{} × {} 像素</translation>
    </message>
    <message>
        <source>Image {} of {}</source>
        <translation>第 {} 张，共 {} 张</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Only when I ask for them</source>
        <translation>只在我要求时</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>总是</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>查找设置</translation>
    </message>
    <message>
        <source>Reading and Library</source>
        <translation>阅读与文章库</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Text as it was</source>
        <translation>还原文字</translation>
    </message>
    <message>
        <source>Size, typeface, fonts, line height, width, edges and rows as at the start</source>
        <translation>大小、字形、字体、行高、宽度、边缘和列表行恢复初始设置</translation>
    </message>
    <message>
        <source>Rules for front matter</source>
        <translation>文件头规则</translation>
    </message>
    <message>
        <source>What categories and tags mean in this library; a change reads it again</source>
        <translation>这个库的分类和标签怎样理解；更改后会重新读取</translation>
    </message>
    <message>
        <source>Copies of the same text</source>
        <translation>相同的文章</translation>
    </message>
    <message>
        <source>Show a text once, however many files hold it; reading one reads all</source>
        <translation>同一篇文章不论有几个文件，只显示一次；读过一份就算全部读过</translation>
    </message>
    <message>
        <source>Simplified and traditional</source>
        <translation>简体与繁体</translation>
    </message>
    <message>
        <source>Whether a search for 经济 also finds 經濟; a change searches again</source>
        <translation>搜索“经济”时是否也找“經濟”；更改后会重新搜索</translation>
    </message>
    <message>
        <source>Remote images</source>
        <translation>网络图片</translation>
    </message>
    <message>
        <source>Whether images are loaded from the web, which tells it what you read</source>
        <translation>是否从网上加载图片；加载会让对方知道您在读什么</translation>
    </message>
    <message>
        <source>Other devices</source>
        <translation>其他设备</translation>
    </message>
    <message>
        <source>Writes what you read, star and search for into the folder .broadsheet of this library, for Syncthing, Dropbox, Nextcloud or git to carry along. Switched off, the folder stays until you delete it</source>
        <translation>把您的已读、收藏和已存搜索写入这个库的 .broadsheet 文件夹，由 Syncthing、Dropbox、Nextcloud 或 git 一并带走。关闭后，文件夹会留到您删除为止</translation>
    </message>
    <message>
        <source>Stars</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Those of articles that are no longer in the library are kept until they return</source>
        <translation>文章离开这个库后，它的收藏会保留到它回来</translation>
    </message>
    <message>
        <source>Images kept</source>
        <translation>已存图片</translation>
    </message>
    <message>
        <source>Those of all libraries that were fetched from the web; never in a library</source>
        <translation>所有文章库从网上取来的图片；不在文章库中</translation>
    </message>
    <message>
        <source>Recent searches</source>
        <translation>最近的搜索</translation>
    </message>
    <message>
        <source>Offered under the search box by the arrow down while it is empty</source>
        <translation>搜索框空着时按向下键列出</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>Made from your files, for lists and search; made anew, it is as small as it gets</source>
        <translation>由您的文件生成，供列表和搜索使用；重建后体积最小</translation>
    </message>
    <message>
        <source>As detected</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>As detected: {}</source>
        <translation>自动识别：{}</translation>
    </message>
    <message>
        <source>Rebuild</source>
        <translation>重建</translation>
    </message>
    <message>
        <source>Empty the Cache</source>
        <translation>清空缓存</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Show once</source>
        <translation>只显示一次</translation>
    </message>
    <message>
        <source>Tell them apart</source>
        <translation>加以区分</translation>
    </message>
    <message>
        <source>Keep my reading state in its folder .broadsheet</source>
        <translation>把阅读记录存入它的 .broadsheet 文件夹</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>As the typeface</source>
        <translation>随字形</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>The printer did not answer. Choose another one.</source>
        <translation>打印机没有响应。请另选一台。</translation>
    </message>
</context>
<context>
    <name>ProblemKinds</name>
    <message>
        <source>date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>fence</source>
        <translation>分隔线</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>front matter</source>
        <translation>文件头</translation>
    </message>
    <message>
        <source>no article</source>
        <translation>不是文章</translation>
    </message>
</context>
<context>
    <name>ProblemsList</name>
    <message>
        <source>Files that need attention</source>
        <translation>需要留意的文件</translation>
    </message>
    <message>
        <source>Open Article</source>
        <translation>打开文章</translation>
    </message>
    <message>
        <source>Show File in Folder</source>
        <translation>在文件夹中显示文件</translation>
    </message>
    <message>
        <source>Copy Report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Kind of problem</source>
        <translation>问题种类</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>All kinds ({})</source>
        <translation>全部种类（{}）</translation>
    </message>
    <message>
        <source>Each of these opens and can be found, as far as it could be read; this is what had to be assumed. Broadsheet changes no file: mend it in an editor.</source>
        <translation>这些文件凡能读出的部分都可以打开和搜索；下面列出的是读取时不得不作的推测。Broadsheet 不改动文件：要修正，请用编辑器。</translation>
    </message>
    <message>
        <source>None but of the kinds that you left out.</source>
        <translation>除您略去的种类外，没有问题。</translation>
    </message>
    <message>
        <source>None. Every file here was read as it stands.</source>
        <translation>没有问题。所有文件都已照原样读取。</translation>
    </message>
    <message>
        <source>Left out: {}. Show again</source>
        <translation>已略去：{}。重新显示</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Leave Out Kind: {}</source>
        <translation>略去此类问题：{}</translation>
    </message>
</context>
<context>
    <name>ProblemsModel</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>What is the matter</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>ReadingState</name>
    <message>
        <source>{} reading state.json</source>
        <translation>{} 阅读记录.json</translation>
    </message>
    <message>
        <source>Export Reading State</source>
        <translation>导出阅读记录</translation>
    </message>
    <message>
        <source>What is known of {articles} was written to {place}</source>
        <translation>已将 {articles}的阅读记录写入 {place}</translation>
    </message>
    <message>
        <source>Show in Folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Import Reading State</source>
        <translation>导入阅读记录</translation>
    </message>
    <message>
        <source>Reading state (*.json)</source>
        <translation>阅读记录 (*.json)</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>&amp;Clear This List</source>
        <translation>清除此列表(&amp;C)</translation>
    </message>
</context>
<context>
    <name>SavingAs</name>
    <message>
        <source>{} is there already. Replace it?</source>
        <translation>{} 已存在。要替换吗？</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>搜索文章库</translation>
    </message>
    <message>
        <source>All words must occur. &quot;a phrase&quot;, -without, a OR b, title:, author:, category:, date:2021-05, is:unread, is:favourite  ( / )</source>
        <translation>每个词都要出现。“词组”、-排除、甲 OR 乙、标题:、作者:、分类:、日期:2021-05、是:未读、是:收藏（按 / 键）</translation>
    </message>
</context>
<context>
    <name>SearchHelp</name>
    <message>
        <source>Whole library</source>
        <translation>整个库</translation>
    </message>
    <message>
        <source>Only {}</source>
        <translation>仅“{}”</translation>
    </message>
    <message>
        <source>Search the whole library ({})</source>
        <translation>搜索整个库 ({})</translation>
    </message>
    <message>
        <source>Search only in {place} ({key})</source>
        <translation>只在“{place}”中搜索 ({key})</translation>
    </message>
    <message>
        <source>Search for “{words}” ({count})</source>
        <translation>改搜“{words}”（{count} 篇）</translation>
    </message>
    <message>
        <source>“{}”</source>
        <translation>“{}”</translation>
    </message>
    <message>
        <source>Leave out {parts} ({count})</source>
        <translation>去掉{parts}（{count} 篇）</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Of the window, its dates and numbers</source>
        <translation>窗口的文字、日期和数字</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Light, sepia, dark, or as the desktop has it</source>
        <translation>浅色、米黄、深色，或跟随桌面</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Sepia</source>
        <translation>米黄</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>How large articles are shown</source>
        <translation>文章正文的大小</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Size of the window</source>
        <translation>窗口大小</translation>
    </message>
    <message>
        <source>Its text and all else; 100 % is as other programs have it</source>
        <translation>窗口的文字和其他一切；100 % 与其他程序相同</translation>
    </message>
    <message>
        <source>Typeface</source>
        <translation>字形</translation>
    </message>
    <message>
        <source>What articles are set in, by the language of each</source>
        <translation>文章用什么字形，依各篇的语言而定</translation>
    </message>
    <message>
        <source>Without serifs</source>
        <translation>黑体（无衬线）</translation>
    </message>
    <message>
        <source>With serifs</source>
        <translation>宋体（有衬线）</translation>
    </message>
    <message>
        <source>Line height</source>
        <translation>行高</translation>
    </message>
    <message>
        <source>The space from line to line in articles</source>
        <translation>正文的行距</translation>
    </message>
    <message>
        <source>Tight</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Loose</source>
        <translation>宽松</translation>
    </message>
    <message>
        <source>Very loose</source>
        <translation>很宽松</translation>
    </message>
    <message>
        <source>Width of the text</source>
        <translation>正文宽度</translation>
    </message>
    <message>
        <source>How long the lines of articles are at most</source>
        <translation>正文每行最长多少</translation>
    </message>
    <message>
        <source>Narrow</source>
        <translation>窄</translation>
    </message>
    <message>
        <source>Wide</source>
        <translation>宽</translation>
    </message>
    <message>
        <source>All of the pane</source>
        <translation>占满窗格</translation>
    </message>
    <message>
        <source>Edges of the text</source>
        <translation>正文边缘</translation>
    </message>
    <message>
        <source>Whether lines are stretched until they are justified</source>
        <translation>是否拉伸各行，使两端对齐</translation>
    </message>
    <message>
        <source>Ragged on the right</source>
        <translation>左对齐</translation>
    </message>
    <message>
        <source>Justified</source>
        <translation>两端对齐</translation>
    </message>
    <message>
        <source>Font for Chinese</source>
        <translation>中文字体</translation>
    </message>
    <message>
        <source>The family that Chinese articles are set in</source>
        <translation>中文文章使用的字体</translation>
    </message>
    <message>
        <source>Font for Japanese</source>
        <translation>日文字体</translation>
    </message>
    <message>
        <source>The family that Japanese articles are set in</source>
        <translation>日文文章使用的字体</translation>
    </message>
    <message>
        <source>Font for Korean</source>
        <translation>韩文字体</translation>
    </message>
    <message>
        <source>The family that Korean articles are set in</source>
        <translation>韩文文章使用的字体</translation>
    </message>
    <message>
        <source>Font for other languages</source>
        <translation>其他语言字体</translation>
    </message>
    <message>
        <source>The family that articles in Latin letters are set in</source>
        <translation>拉丁字母文章使用的字体</translation>
    </message>
    <message>
        <source>Chinese characters</source>
        <translation>汉字</translation>
    </message>
    <message>
        <source>In which articles and the list are shown; files stay</source>
        <translation>文章和列表用哪种汉字显示；文件不变</translation>
    </message>
    <message>
        <source>As they are written</source>
        <translation>照原样</translation>
    </message>
    <message>
        <source>Simplified</source>
        <translation>简体</translation>
    </message>
    <message>
        <source>Traditional</source>
        <translation>繁体</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>大纲</translation>
    </message>
    <message>
        <source>The headings of a long article beside its text</source>
        <translation>在长文章旁列出各级标题</translation>
    </message>
    <message>
        <source>Where there is room</source>
        <translation>有空间时</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>总是</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Rows of the list</source>
        <translation>列表行</translation>
    </message>
    <message>
        <source>How much of each article the list shows</source>
        <translation>列表中每篇文章显示多少</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>Roomy</source>
        <translation>宽松</translation>
    </message>
    <message>
        <source>The list stands</source>
        <translation>列表的位置</translation>
    </message>
    <message>
        <source>Where the list is, and how the window is shared</source>
        <translation>列表放在哪里，窗口怎样划分</translation>
    </message>
    <message>
        <source>Beside the article</source>
        <translation>在文章旁边</translation>
    </message>
    <message>
        <source>Above the article</source>
        <translation>在文章上方</translation>
    </message>
    <message>
        <source>Number on the icon</source>
        <translation>图标上的数字</translation>
    </message>
    <message>
        <source>In the dock or taskbar, where the desktop shows one</source>
        <translation>在程序坞或任务栏里，要看桌面是否支持</translation>
    </message>
    <message>
        <source>Unread articles</source>
        <translation>未读文章数</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不显示</translation>
    </message>
    <message>
        <source>An article counts as read</source>
        <translation>何时算读过</translation>
    </message>
    <message>
        <source>When the dot in front of its title goes</source>
        <translation>标题前的圆点何时消失</translation>
    </message>
    <message>
        <source>At once when it is shown</source>
        <translation>一显示就算</translation>
    </message>
    <message>
        <source>After it was shown for a while</source>
        <translation>显示一段时间后</translation>
    </message>
    <message>
        <source>At the end of the article</source>
        <translation>读到文末</translation>
    </message>
    <message>
        <source>Only when I say so</source>
        <translation>由我自己标记</translation>
    </message>
    <message>
        <source>A while is</source>
        <translation>显示多久</translation>
    </message>
    <message>
        <source>Seconds until a shown article counts as read</source>
        <translation>文章显示多少秒后算读过</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Find a key or an action</source>
        <translation>查找按键或操作</translation>
    </message>
    <message>
        <source>Change Keys…</source>
        <translation>更改按键…</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>Showing</name>
    <message>
        <source>This article is not in Chinese.</source>
        <translation>这篇文章不是中文。</translation>
    </message>
    <message>
        <source>This article can&apos;t be shown</source>
        <translation>无法显示这篇文章</translation>
    </message>
    <message>
        <source>No article selected</source>
        <translation>没有选中文章</translation>
    </message>
    <message>
        <source>Choose one from the list.</source>
        <translation>请从列表中选择一篇。</translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message>
        <source>Suggestions</source>
        <translation>建议</translation>
    </message>
</context>
<context>
    <name>TextReset</name>
    <message>
        <source>The text is set as it comes</source>
        <translation>文字恢复了原样</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Text and theme</source>
        <translation>文字与主题</translation>
    </message>
    <message>
        <source>Menu ({})</source>
        <translation>菜单 ({})</translation>
    </message>
</context>
<context>
    <name>Visits</name>
    <message>
        <source>{} is no longer in the library.</source>
        <translation>{} 已不在文章库中。</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Open a folder of articles: Hexo, Jekyll and Hugo sites, or clippings from the web. Drop one here, or choose it. Nothing in it is ever changed.</source>
        <translation>打开一个文章文件夹：Hexo、Jekyll、Hugo 站点，或网页剪藏。拖到这里，或点选一个。里面的内容绝不会被改动。</translation>
    </message>
    <message>
        <source>Open Folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Read the Guide</source>
        <translation>阅读指南</translation>
    </message>
    <message>
        <source>Recent folders</source>
        <translation>最近打开的文件夹</translation>
    </message>
</context>
<context>
    <name>WhichArticles</name>
    <message>
        <source>What is chosen ({})</source>
        <translation>选中的（{}）</translation>
    </message>
    <message>
        <source>The list ({})</source>
        <translation>整个列表（{}）</translation>
    </message>
    <message>
        <source>Which articles?</source>
        <translation>哪些文章？</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>All articles</source>
        <translation>全部文章</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Waiting for another Broadsheet that reads this folder…</source>
        <translation>正在等候另一个读取此文件夹的 Broadsheet…</translation>
    </message>
    <message>
        <source>Looking through the folder…</source>
        <translation>正在查看文件夹…</translation>
    </message>
    <message>
        <source>Reading {done} of {total}</source>
        <translation>正在读取 {done} / {total}</translation>
    </message>
    <message>
        <source>Indexing {done} of {total}</source>
        <translation>正在建立索引 {done} / {total}</translation>
    </message>
    <message>
        <source>Packing the index, {done} of {total}</source>
        <translation>正在整理索引 {done} / {total}</translation>
    </message>
    <message>
        <source>{first} and {last}</source>
        <translation>{first}和{last}</translation>
    </message>
    <message>
        <source>{} (not there now)</source>
        <translation>{}（现在不在）</translation>
    </message>
    <message>
        <source>{count} in {time} ms</source>
        <translation>{count} 篇，{time} 毫秒</translation>
    </message>
    <message>
        <source>“{}”</source>
        <translation>“{}”</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>The newest {} hits stand by relevance; older ones follow by date.</source>
        <translation>最新的 {} 篇按相关度排列，更早的按日期接在后面。</translation>
    </message>
    <message>
        <source>Searched so far: {done} of {total} articles.</source>
        <translation>目前已搜索 {done} / {total} 篇文章。</translation>
    </message>
    <message>
        <source>checked for changes every few seconds</source>
        <translation>每隔几秒检查一次变化</translation>
    </message>
    <message>
        <source>choose Reload to see what has changed</source>
        <translation>选“重新载入”查看变化</translation>
    </message>
    <message>
        <source>Looking through the folder</source>
        <translation>正在查看文件夹</translation>
    </message>
    <message>
        <source>The first articles appear in a moment.</source>
        <translation>第一批文章马上出现。</translation>
    </message>
    <message>
        <source>No articles in this folder</source>
        <translation>这个文件夹中没有文章</translation>
    </message>
    <message>
        <source>Broadsheet reads .md, .markdown, .mdown, .html and .htm files, and .txt files that open with front matter. {} opens another folder.</source>
        <translation>Broadsheet 读取 .md、.markdown、.mdown、.html 和 .htm 文件，以及带文件头的 .txt 文件。按 {} 打开别的文件夹。</translation>
    </message>
    <message>
        <source>{} stars an article.</source>
        <translation>按 {} 收藏一篇文章。</translation>
    </message>
    <message>
        <source>{} shows all articles.</source>
        <translation>按 {} 显示全部文章。</translation>
    </message>
    <message>
        <source>{u} shows what is read; {n} goes to the next unread.</source>
        <translation>按 {u} 显示已读的，按 {n} 转到下一篇未读。</translation>
    </message>
    <message>
        <source>Its articles have gone. {} shows all that there are.</source>
        <translation>原有的文章已经不在。按 {} 显示全部文章。</translation>
    </message>
    <message>
        <source>No favourites yet</source>
        <translation>还没有收藏</translation>
    </message>
    <message>
        <source>Not understood, taken as plain words: {}</source>
        <translation>未能识别，按普通词语搜索：{}</translation>
    </message>
    <message>
        <source>None of {total} articles is searched yet.</source>
        <translation>{total} 篇文章都还没有搜索到。</translation>
    </message>
    <message>
        <source>Nothing dated today</source>
        <translation>今天还没有文章</translation>
    </message>
    <message>
        <source>Nothing unread here</source>
        <translation>这里没有未读文章</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>这里没有文章</translation>
    </message>
    <message>
        <source>Nothing found for “{}”</source>
        <translation>没有找到“{}”</translation>
    </message>
    <message>
        <source>The library is still being indexed; more may turn up.</source>
        <translation>索引尚未建完，可能还会找到更多。</translation>
    </message>
    <message>
        <source>Try fewer words, or another spelling. Esc ends the search.</source>
        <translation>试试少用几个词，或换个写法。按 Esc 结束搜索。</translation>
    </message>
</context>
<context>
    <name>Worker</name>
    <message>
        <source>Something went wrong that Broadsheet did not foresee ({}). Reload the library; if it happens again, please report it.</source>
        <translation>发生了 Broadsheet 没有料到的错误（{}）。请重新载入文章库；如再次发生，请报告。</translation>
    </message>
</context>
<context>
    <name>_Dialog</name>
    <message>
        <source>Stars without an article</source>
        <translation>没有文章的收藏</translation>
    </message>
    <message>
        <source>The files of these starred articles have gone. Put one back where it was, and it is starred again.</source>
        <translation>这些收藏的文章，文件已不在。把文件放回原处，它就又是收藏。</translation>
    </message>
    <message>
        <source>Forget These Stars</source>
        <translation>忘掉这些收藏</translation>
    </message>
</context>
<context>
    <name>_Job</name>
    <message>
        <source>It leads to an address that is none of the web.</source>
        <translation>它指向的不是网页地址。</translation>
    </message>
    <message>
        <source>{} can&apos;t be found. Is this computer on the network?</source>
        <translation>找不到 {}。这台电脑联网了吗？</translation>
    </message>
    <message>
        <source>{} lies in a private network, where no article may reach.</source>
        <translation>{} 位于内部网络，不允许文章访问。</translation>
    </message>
    <message>
        <source>It leads from one address to the next without end.</source>
        <translation>它从一个地址转到下一个，没有尽头。</translation>
    </message>
    <message>
        <source>{} has it no longer.</source>
        <translation>{} 已不再提供。</translation>
    </message>
    <message>
        <source>{} doesn&apos;t hand it out (error {}).</source>
        <translation>{} 拒绝提供（错误 {}）。</translation>
    </message>
    <message>
        <source>The connection to {} isn&apos;t safe.</source>
        <translation>与 {} 的连接不安全。</translation>
    </message>
    <message>
        <source>{} doesn&apos;t answer.</source>
        <translation>{} 没有响应。</translation>
    </message>
    <message>
        <source>The connection to {} broke.</source>
        <translation>与 {} 的连接中断了。</translation>
    </message>
    <message>
        <source>It is larger than {} MB.</source>
        <translation>它大于 {} MB。</translation>
    </message>
    <message>
        <source>{} takes too long.</source>
        <translation>{} 太慢了。</translation>
    </message>
</context>
</TS>
