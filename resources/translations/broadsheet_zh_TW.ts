<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
<context>
    <name>AbsentStars</name>
    <message>
        <source>Show…</source>
        <translation>顯示…</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>檔案(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編輯(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>檢視(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>轉到(&amp;G)</translation>
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
        <translation>說明(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Open Folder…</source>
        <translation>開啟資料夾(&amp;O)…</translation>
    </message>
    <message>
        <source>Open Recen&amp;t</source>
        <translation>最近開啟的資料夾(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>重新載入(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Export Articles…</source>
        <translation>匯出文章(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Keep Images Offline…</source>
        <translation>離線儲存圖片(&amp;K)…</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>列印(&amp;P)…</translation>
    </message>
    <message>
        <source>Export Reading &amp;State…</source>
        <translation>匯出閱讀記錄(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Import Reading State…</source>
        <translation>匯入閱讀記錄(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Close Library</source>
        <translation>關閉文章庫(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>結束(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>復原(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Search the Library</source>
        <translation>搜尋文章庫(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Find in Article…</source>
        <translation>在文章中尋找(&amp;F)…</translation>
    </message>
    <message>
        <source>Search Here or in the &amp;Whole Library</source>
        <translation>切換搜尋此處或整個庫(&amp;W)</translation>
    </message>
    <message>
        <source>Ne&amp;xt Hit in Article</source>
        <translation>文章中的下一處(&amp;X)</translation>
    </message>
    <message>
        <source>Previ&amp;ous Hit in Article</source>
        <translation>文章中的上一處(&amp;O)</translation>
    </message>
    <message>
        <source>Sa&amp;ve Search</source>
        <translation>儲存搜尋(&amp;V)</translation>
    </message>
    <message>
        <source>Re&amp;name Saved Search</source>
        <translation>重新命名已存搜尋(&amp;N)</translation>
    </message>
    <message>
        <source>Move Saved Search &amp;Up</source>
        <translation>上移已存搜尋(&amp;U)</translation>
    </message>
    <message>
        <source>Move Saved Search &amp;Down</source>
        <translation>下移已存搜尋(&amp;D)</translation>
    </message>
    <message>
        <source>D&amp;elete Saved Search</source>
        <translation>刪除已存搜尋(&amp;E)</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>設定(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Unread Only</source>
        <translation>只看未讀(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Sidebar</source>
        <translation>側邊欄(&amp;S)</translation>
    </message>
    <message>
        <source>List A&amp;bove the Article</source>
        <translation>清單在文章上方(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Focus Mode</source>
        <translation>專注模式(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Larger Text</source>
        <translation>放大文字(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Smaller Text</source>
        <translation>縮小文字(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Normal Text Size</source>
        <translation>正常大小(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Outline of the Article</source>
        <translation>文章大綱(&amp;O)</translation>
    </message>
    <message>
        <source>Text and &amp;Theme</source>
        <translation>文字與主題(&amp;T)</translation>
    </message>
    <message>
        <source>Open the &amp;Menu</source>
        <translation>開啟選單(&amp;M)</translation>
    </message>
    <message>
        <source>F&amp;ull Screen</source>
        <translation>全螢幕(&amp;U)</translation>
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
        <translation>下一篇未讀(&amp;U)</translation>
    </message>
    <message>
        <source>P&amp;revious Unread</source>
        <translation>上一篇未讀(&amp;R)</translation>
    </message>
    <message>
        <source>Page &amp;Down, Then Next Unread</source>
        <translation>向下翻頁，到底轉下一篇未讀(&amp;D)</translation>
    </message>
    <message>
        <source>Page &amp;Back</source>
        <translation>向上翻頁(&amp;B)</translation>
    </message>
    <message>
        <source>Next &amp;Category</source>
        <translation>下一個分類(&amp;C)</translation>
    </message>
    <message>
        <source>Previous C&amp;ategory</source>
        <translation>上一個分類(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>後退(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>前進(&amp;F)</translation>
    </message>
    <message>
        <source>A&amp;ll Articles</source>
        <translation>全部文章(&amp;L)</translation>
    </message>
    <message>
        <source>Open in a &amp;Window of Its Own</source>
        <translation>在單獨的視窗中開啟(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Read or Unread</source>
        <translation>已讀或未讀(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Favourite</source>
        <translation>收藏(&amp;F)</translation>
    </message>
    <message>
        <source>Mark &amp;All Read</source>
        <translation>全部標為已讀(&amp;A)</translation>
    </message>
    <message>
        <source>Mark All Abo&amp;ve Read</source>
        <translation>上方全部標為已讀(&amp;V)</translation>
    </message>
    <message>
        <source>Mark All &amp;Below Read</source>
        <translation>下方全部標為已讀(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Open Original in Browser</source>
        <translation>在瀏覽器中開啟原文(&amp;O)</translation>
    </message>
    <message>
        <source>Load &amp;Images</source>
        <translation>載入圖片(&amp;I)</translation>
    </message>
    <message>
        <source>Si&amp;mplified or Traditional</source>
        <translation>簡體或繁體(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;View Images</source>
        <translation>檢視圖片(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Copy Link</source>
        <translation>複製連結(&amp;C)</translation>
    </message>
    <message>
        <source>Copy &amp;Title and Link</source>
        <translation>複製標題和連結(&amp;T)</translation>
    </message>
    <message>
        <source>Copy as &amp;Quotation</source>
        <translation>複製為引文(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Show File in Folder</source>
        <translation>在資料夾中顯示檔案(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Problems</source>
        <translation>問題(&amp;P)</translation>
    </message>
    <message>
        <source>Re&amp;build Index</source>
        <translation>重建索引(&amp;B)</translation>
    </message>
    <message>
        <source>Open the &amp;Guide</source>
        <translation>開啟指南(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>快速鍵(&amp;K)</translation>
    </message>
    <message>
        <source>Copy &amp;Diagnostics</source>
        <translation>複製診斷資訊(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;About Broadsheet</source>
        <translation>關於 Broadsheet(&amp;A)</translation>
    </message>
</context>
<context>
    <name>ArticleBody</name>
    <message>
        <source>Show with its formatting</source>
        <translation>顯示原有格式</translation>
    </message>
    <message>
        <source>Show as plain text</source>
        <translation>顯示為純文字</translation>
    </message>
    <message>
        <source>This article has no text.</source>
        <translation>這篇文章沒有正文。</translation>
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
        <translation>在瀏覽器中開啟連結(&amp;B)</translation>
    </message>
</context>
<context>
    <name>ArticleCommands</name>
    <message>
        <source>This article doesn't name the page that it comes from.</source>
        <translation>這篇文章沒有寫明原文地址。</translation>
    </message>
    <message>
        <source>Title and link copied</source>
        <translation>已複製標題和連結</translation>
    </message>
    <message>
        <source>Quotation copied</source>
        <translation>已複製引文</translation>
    </message>
    <message>
        <source>Link copied</source>
        <translation>已複製連結</translation>
    </message>
</context>
<context>
    <name>ArticleHeader</name>
    <message>
        <source>Untitled</source>
        <translation>無標題</translation>
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
        <translation>文章清單</translation>
    </message>
    <message>
        <source>read</source>
        <translation>已讀</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>未讀</translation>
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
        <source>This link leads to a place that the article doesn't hold.</source>
        <translation>這個連結指向文章中不存在的位置。</translation>
    </message>
</context>
<context>
    <name>ArticleWindow</name>
    <message>
        <source>&amp;Close Window</source>
        <translation>關閉視窗(&amp;C)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>選單</translation>
    </message>
    <message>
        <source>Text size and theme</source>
        <translation>文字大小與主題</translation>
    </message>
</context>
<context>
    <name>ArticleWindows</name>
    <message>
        <source>At most {} articles are opened at once. Choose fewer.</source>
        <translation>一次最多開啟 {} 篇文章。請少選幾篇。</translation>
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
        <translation>這次搜尋已經儲存過：{}</translation>
    </message>
    <message>
        <source>Saved in the sidebar: {}</source>
        <translation>已存入側邊欄：{}</translation>
    </message>
    <message>
        <source>Saved search deleted: {}</source>
        <translation>已刪除搜尋：{}</translation>
    </message>
    <message>
        <source>There is nothing unread before this.</source>
        <translation>前面沒有未讀文章了。</translation>
    </message>
    <message>
        <source>There is nothing unread left here.</source>
        <translation>這裡沒有未讀文章了。</translation>
    </message>
</context>
<context>
    <name>CategoryTree</name>
    <message>
        <source>Library</source>
        <translation>文章庫</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>分類</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>已存搜尋</translation>
    </message>
    <message>
        <source>{}, saved search</source>
        <translation>{}，已存搜尋</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重新命名…</translation>
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
        <translation>刪除</translation>
    </message>
</context>
<context>
    <name>Completion</name>
    <message>
        <source>field</source>
        <translation>欄位</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>條件</translation>
    </message>
    <message>
        <source>date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>category</source>
        <translation>分類</translation>
    </message>
    <message>
        <source>author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>標籤</translation>
    </message>
    <message>
        <source>No recent searches yet</source>
        <translation>還沒有搜尋過</translation>
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
            <numerusform>%Ln 篇未讀</numerusform>
        </translation>
    </message>
    <message>
        <source>1 article marked as read</source>
        <translation>已將 1 篇文章標為已讀</translation>
    </message>
    <message numerus="yes">
        <source>%Ln articles marked as read</source>
        <translation>
            <numerusform>已將 %Ln 篇文章標為已讀</numerusform>
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
        <translation>1 個檔案需要留意</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files need attention</source>
        <translation>
            <numerusform>%Ln 個檔案需要留意</numerusform>
        </translation>
    </message>
    <message>
        <source>Every starred article is here</source>
        <translation>收藏的文章都在</translation>
    </message>
    <message>
        <source>1 star belongs to an article that is no longer here</source>
        <translation>有 1 個收藏的文章已不在這裡</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stars belong to articles that are no longer here</source>
        <translation>
            <numerusform>有 %Ln 個收藏的文章已不在這裡</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min read</source>
        <translation>
            <numerusform>約 %Ln 分鐘讀完</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing in {place}; %Ln in the whole library.</source>
        <translation>
            <numerusform>「{place}」中沒有；整個庫中有 %Ln 篇。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the one in the whole library</source>
        <translation>顯示整個庫中的那一篇</translation>
    </message>
    <message numerus="yes">
        <source>Show the %Ln in the whole library</source>
        <translation>
            <numerusform>顯示整個庫中的 %Ln 篇</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln s left</source>
        <translation>
            <numerusform>還需 %Ln 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min left</source>
        <translation>
            <numerusform>還需 %Ln 分鐘</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>找到 %Ln 處</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>about {date}</source>
        <translation>約 {date}</translation>
    </message>
    <message>
        <source>d MMM yyyy, HH:mm</source>
        <extracomment>A date and a time in the notation of Qt.</extracomment>
        <translation>yyyy年M月d日 HH:mm</translation>
    </message>
    <message>
        <source>The article names no date. Its file's name or time says {date}</source>
        <translation>文章沒有寫明日期。據檔名或檔案時間：{date}</translation>
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
        <translation>這張圖片已損壞。</translation>
    </message>
    <message>
        <source>This picture is too large to be shown: {} × {} pixels.</source>
        <translation>這張圖片太大，無法顯示：{} × {} 像素。</translation>
    </message>
    <message>
        <source>This picture is empty.</source>
        <translation>這張圖片是空的。</translation>
    </message>
    <message>
        <source>This is an SVG drawing, which Broadsheet doesn't show for your safety.</source>
        <translation>這是 SVG 圖形，為了您的安全，Broadsheet 不予顯示。</translation>
    </message>
    <message>
        <source>This is a web page, not a picture.</source>
        <translation>這是網頁，不是圖片。</translation>
    </message>
    <message>
        <source>This is no picture of a kind that Broadsheet can show.</source>
        <translation>Broadsheet 無法顯示這種圖片。</translation>
    </message>
</context>
<context>
    <name>Diagnostics</name>
    <message>
        <source>Something went wrong that Broadsheet did not foresee. What you marked is kept. Copy Diagnostics in the Help menu gathers what a report needs.</source>
        <translation>發生了 Broadsheet 沒有料到的錯誤。您標記的內容都已儲存。「說明」選單中的「複製診斷資訊」會收集報告所需的內容。</translation>
    </message>
    <message>
        <source>Copied: versions, numbers, times and the last errors. No article and no path is in it. Paste it into your report.</source>
        <translation>已複製：版本、數量、用時和最近的錯誤，不含任何文章和路徑。請貼上到您的報告中。</translation>
    </message>
</context>
<context>
    <name>Dragging</name>
    <message>
        <source>The first {few} of {all} articles are dragged. Export Articles takes them all.</source>
        <translation>只拖出 {all} 篇中的前 {few} 篇。「匯出文章」可以全部匯出。</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>無標題</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Book (*.epub)</source>
        <translation>電子書 (*.epub)</translation>
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
        <translation>網頁，每篇一個檔案，存入資料夾 (*)</translation>
    </message>
    <message>
        <source>Markdown, a file each, in a folder (*)</source>
        <translation>Markdown，每篇一個檔案，存入資料夾 (*)</translation>
    </message>
    <message>
        <source>Export {}</source>
        <translation>匯出 {}</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>匯出</translation>
    </message>
    <message>
        <source>Writing articles</source>
        <translation>正在寫出文章</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Show in Folder</source>
        <translation>在資料夾中顯示</translation>
    </message>
    <message>
        <source>Stopped. What was written whole is kept.</source>
        <translation>已停止。已經完整寫出的檔案予以保留。</translation>
    </message>
    <message>
        <source>{articles} written to {place}</source>
        <translation>已將 {articles}寫入 {place}</translation>
    </message>
    <message>
        <source>{} could not be read.</source>
        <translation>{}無法讀取。</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this article</source>
        <translation>在文章中尋找</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>上一處 (Shift+Enter)</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>下一處 (Enter)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>關閉 (Esc)</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>沒有找到</translation>
    </message>
    <message>
        <source>{at} of {count}</source>
        <translation>第 {at} 處，共 {count} 處</translation>
    </message>
</context>
<context>
    <name>FocusMode</name>
    <message>
        <source>Only the article is shown. Esc shows the rest again.</source>
        <translation>現在只顯示文章。按 Esc 恢復其餘部分。</translation>
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
        <translation>開啟文章資料夾</translation>
    </message>
    <message>
        <source>Type what to search for, then save it with {}.</source>
        <translation>先輸入要搜尋的內容，再按 {} 儲存。</translation>
    </message>
    <message>
        <source>Broadsheet {}

A reader for news kept as files. It never changes a file of yours.</source>
        <translation>Broadsheet {}

閱讀儲存成檔案的新聞，從不改動您的檔案。</translation>
    </message>
    <message>
        <source>About Broadsheet</source>
        <translation>關於 Broadsheet</translation>
    </message>
</context>
<context>
    <name>HitStrip</name>
    <message>
        <source>Hits in this article: {}</source>
        <translation>文章中的命中：{} 處</translation>
    </message>
</context>
<context>
    <name>Images</name>
    <message>
        <source>The image is in the cache no more. Load the images once again.</source>
        <translation>圖片已不在快取中。請重新載入圖片。</translation>
    </message>
</context>
<context>
    <name>ImagesBar</name>
    <message>
        <source>Remote images are blocked in this library.</source>
        <translation>網路圖片未載入。</translation>
    </message>
    <message>
        <source>Load for this article</source>
        <translation>載入本篇</translation>
    </message>
    <message>
        <source>Always load here</source>
        <translation>總是載入</translation>
    </message>
</context>
<context>
    <name>KeepingImages</name>
    <message>
        <source>Remote images are never loaded in this library. Change that in Settings.</source>
        <translation>這個庫從不載入網路圖片。可在設定中更改。</translation>
    </message>
    <message>
        <source>Keep images offline</source>
        <translation>離線儲存圖片</translation>
    </message>
    <message>
        <source>Looking for images</source>
        <translation>正在尋找圖片</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Images kept: {}</source>
        <translation>已儲存圖片：{}</translation>
    </message>
    <message>
        <source>Images kept offline: {kept}, {size}.</source>
        <translation>已離線儲存圖片：{kept} 張，{size}。</translation>
    </message>
    <message>
        <source>The cache is full: the last {size} of images are kept in it.</source>
        <translation>快取已滿：其中保留最近的 {size} 圖片。</translation>
    </message>
    <message>
        <source>Stopped. Images kept offline: {kept}, {size}.</source>
        <translation>已停止。已離線儲存圖片：{kept} 張，{size}。</translation>
    </message>
    <message>
        <source>Not to be had: {}.</source>
        <translation>無法取得：{} 張。</translation>
    </message>
</context>
<context>
    <name>KeyBindings</name>
    <message>
        <source>{} goes from one field to the next.</source>
        <translation>{} 用來從一欄轉到下一欄。</translation>
    </message>
    <message>
        <source>{} opens or presses what has the focus.</source>
        <translation>{} 用來開啟或按下焦點所在之處。</translation>
    </message>
    <message>
        <source>{} closes and leaves.</source>
        <translation>{} 用來關閉和離開。</translation>
    </message>
    <message>
        <source>{} opens the menu of what it is pressed on.</source>
        <translation>{} 用來開啟焦點所在之處的選單。</translation>
    </message>
    <message>
        <source>{} moves in lists and texts.</source>
        <translation>{} 用來在清單和正文中移動。</translation>
    </message>
    <message>
        <source>{} edits and copies text.</source>
        <translation>{} 用來編輯和複製文字。</translation>
    </message>
    <message>
        <source>This is not a key that can be used.</source>
        <translation>這個按鍵不能使用。</translation>
    </message>
    <message>
        <source>{key} means “{action}” already.</source>
        <translation>{key} 已經是「{action}」。</translation>
    </message>
    <message>
        <source>{key} means “{action}”. Take it away there first.</source>
        <translation>{key} 是「{action}」。請先在那裡取消。</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Actions and their keys</source>
        <translation>操作與按鍵</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按鍵</translation>
    </message>
    <message>
        <source>Press a key to add it</source>
        <translation>按一個鍵即可新增</translation>
    </message>
    <message>
        <source>Reset This Action</source>
        <translation>還原此操作</translation>
    </message>
    <message>
        <source>Reset All</source>
        <translation>全部還原</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>復原</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Take {key} away from “{action}”</source>
        <translation>從「{action}」取消 {key}</translation>
    </message>
    <message>
        <source>{key} means “{action}” now.</source>
        <translation>{key} 現在是「{action}」。</translation>
    </message>
    <message>
        <source>{} means nothing now.</source>
        <translation>{} 現在沒有作用。</translation>
    </message>
    <message>
        <source>All keys are as they were at first.</source>
        <translation>所有按鍵已恢復原樣。</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>Broadsheet can't write to {}. Check the folder's permissions, or name another folder with --data.</source>
        <translation>Broadsheet 無法寫入 {}。請檢查資料夾的權限，或用 --data 指定別的資料夾。</translation>
    </message>
    <message>
        <source>The day's backup of what you read could not be made in {} ({}). Make room there, or change its permissions.</source>
        <translation>無法在 {} 中製作當天的閱讀記錄備份（{}）。請騰出空間，或更改權限。</translation>
    </message>
    <message>
        <source>the mark {} fails its checksum</source>
        <translation>標記 {} 的總和檢查碼不符</translation>
    </message>
    <message>
        <source>{} belongs to another program</source>
        <translation>{} 屬於別的程式</translation>
    </message>
    <message>
        <source>{} was written by a later version of Broadsheet. Update Broadsheet to open this library; nothing was changed.</source>
        <translation>{} 由更新版本的 Broadsheet 寫成。請更新 Broadsheet 再開啟這個文章庫；沒有改動任何內容。</translation>
    </message>
    <message>
        <source>{} is missing</source>
        <translation>{} 不見了</translation>
    </message>
    <message>
        <source>{} is damaged: {}</source>
        <translation>{} 已損壞：{}</translation>
    </message>
    <message>
        <source>The disk that holds {} is full. Free some space and try again.</source>
        <translation>{} 所在的磁碟已滿。請騰出空間後重試。</translation>
    </message>
    <message>
        <source>Another program keeps {} locked. Close it and try again.</source>
        <translation>另一個程式鎖住了 {}。請關閉它後重試。</translation>
    </message>
    <message>
        <source>The disk failed while {} was in use ({}). Check the disk and try again.</source>
        <translation>使用 {} 時磁碟出錯（{}）。請檢查磁碟後重試。</translation>
    </message>
    <message>
        <source>The file is not UTF-8; it was read as {}.</source>
        <translation>檔案不是 UTF-8 編碼；已按 {} 讀取。</translation>
    </message>
    <message>
        <source>{} bytes that are not {}; each is shown as �.</source>
        <translation>{}不合 {} 編碼的位元組；每處顯示為 �。</translation>
    </message>
    <message>
        <source>The file holds {} left out.</source>
        <translation>檔案含有 {}已略去。</translation>
    </message>
    <message>
        <source>1 place holds</source>
        <translation>有 1 處</translation>
    </message>
    <message>
        <source>{} places hold</source>
        <translation>有 {} 處</translation>
    </message>
    <message>
        <source>1 NUL character, which was</source>
        <translation>1 個空字元，</translation>
    </message>
    <message>
        <source>{} NUL characters, which were</source>
        <translation>{} 個空字元，</translation>
    </message>
    <message>
        <source>The place to write to has no name. Name a file or a folder.</source>
        <translation>沒有寫明寫到哪裡。請指定一個檔案或資料夾。</translation>
    </message>
    <message>
        <source>{} is a file. Name a folder to write {} articles to.</source>
        <translation>{} 是檔案。要寫出 {} 篇文章，請指定資料夾。</translation>
    </message>
    <message>
        <source>{} is a folder. Name a file in it, such as articles.{}.</source>
        <translation>{} 是資料夾。請指定其中的檔案，例如 articles.{}。</translation>
    </message>
    <message>
        <source>There is no article to write.</source>
        <translation>沒有可寫出的文章。</translation>
    </message>
    <message>
        <source>{} has come to be there meanwhile. Name another file.</source>
        <translation>{} 在此期間已經出現。請另選檔名。</translation>
    </message>
    <message>
        <source>{} has left the library.</source>
        <translation>{} 已不在文章庫中。</translation>
    </message>
    <message>
        <source>{} {} of {} articles were written.</source>
        <translation>{}已寫出 {} / {} 篇文章。</translation>
    </message>
    <message>
        <source>{} is there already. Name another file, or allow it to be replaced (--force).</source>
        <translation>{} 已存在。請另選檔名，或允許替換 (--force)。</translation>
    </message>
    <message>
        <source>{} is not a file. Name another one.</source>
        <translation>{} 不是檔案。請另選一個。</translation>
    </message>
    <message>
        <source>Writing stopped unexpectedly, and nothing was written. Try again.</source>
        <translation>寫出意外中斷，沒有寫出任何內容。請重試。</translation>
    </message>
    <message>
        <source>“{}” is no date that can be read; {} stands in for it.</source>
        <translation>「{}」無法辨識為日期；以 {} 代替。</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>無日期</translation>
    </message>
    <message>
        <source>article {} is not where its file says</source>
        <translation>文章 {} 不在其檔案所說的位置</translation>
    </message>
    <message>
        <source>{} is not an article. Name a folder, or a file that ends in {}.</source>
        <translation>{} 不是文章。請指定資料夾，或以 {} 結尾的檔案。</translation>
    </message>
    <message>
        <source>The folder {} is not there. Check the name, or connect the disk that holds it.</source>
        <translation>資料夾 {} 不存在。請檢查名稱，或接上它所在的磁碟。</translation>
    </message>
    <message>
        <source>{} is a file, not a folder. Name the folder that holds it.</source>
        <translation>{} 是檔案，不是資料夾。請指定它所在的資料夾。</translation>
    </message>
    <message>
        <source>Broadsheet may not read the folder {}. Change its permissions and try again.</source>
        <translation>Broadsheet 無權讀取資料夾 {}。請更改權限後重試。</translation>
    </message>
    <message>
        <source>The file {} can't be read ({}). Reload the library to see what has changed.</source>
        <translation>無法讀取檔案 {}（{}）。請重新載入文章庫，檢視變化。</translation>
    </message>
    <message>
        <source>What stands before the opening fence is no text; it was left out.</source>
        <translation>開頭分隔線之前的內容不是文字，已略去。</translation>
    </message>
    <message>
        <source>Between the fences stands no “key: value”; they were read as part of the text.</source>
        <translation>分隔線之間沒有「鍵: 值」；已當作正文讀取。</translation>
    </message>
    <message>
        <source>No front matter could be made out after “{}”; all of it was read as text.</source>
        <translation>「{}」之後認不出檔案頭；已全部當作正文讀取。</translation>
    </message>
    <message>
        <source>The front matter is {}; its values were read as plain words.</source>
        <translation>檔案頭{}；其中的值已按普通文字讀取。</translation>
    </message>
    <message>
        <source>The front matter has no closing fence; it was taken to end where the text begins.</source>
        <translation>檔案頭沒有結尾分隔線；已視為在正文開始處結束。</translation>
    </message>
    <message>
        <source>The title is empty; “{}” stands in for it.</source>
        <translation>標題為空；以「{}」代替。</translation>
    </message>
    <message>
        <source>no closing fence</source>
        <translation>沒有結尾分隔線</translation>
    </message>
    <message>
        <source>Lines between the fences that are no “key: value” were read as part of the text.</source>
        <translation>分隔線之間不是「鍵: 值」的行已當作正文讀取。</translation>
    </message>
    <message>
        <source>too large (it has more than 256 KB)</source>
        <translation>太大（超過 256 KB）</translation>
    </message>
    <message>
        <source>too complex (it has more than ten aliases)</source>
        <translation>太複雜（別名超過十個）</translation>
    </message>
    <message>
        <source>too complex (it is nested too deep)</source>
        <translation>太複雜（巢狀過深）</translation>
    </message>
    <message>
        <source>no “key: value”</source>
        <translation>沒有「鍵: 值」</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>這個檔案是空的。</translation>
    </message>
    <message>
        <source>The front matter is not valid {} ({}); it was read line by line.</source>
        <translation>檔案頭不是有效的 {}（{}）；已逐行讀取。</translation>
    </message>
    <message>
        <source>more than one key</source>
        <translation>不止一個鍵</translation>
    </message>
    <message>
        <source>a character that YAML forbids</source>
        <translation>有 YAML 不允許的字元</translation>
    </message>
    <message>
        <source>not valid</source>
        <translation>無效</translation>
    </message>
    <message>
        <source>The index of this library was damaged and has been set back. Reload the library to build it anew; nothing of yours is lost.</source>
        <translation>這個文章庫的索引已損壞，並已清空。請重新載入文章庫以重建；您的內容沒有丟失。</translation>
    </message>
    <message>
        <source>Tags nested more than 200 deep were flattened.</source>
        <translation>巢狀超過 200 層的標籤已展平。</translation>
    </message>
    <message>
        <source>Lists and quotations nested more than eight deep were flattened.</source>
        <translation>巢狀超過八層的清單和引文已展平。</translation>
    </message>
    <message>
        <source>Pictures after the first 300 were left out.</source>
        <translation>第 300 張以後的圖片已略去。</translation>
    </message>
    <message>
        <source>The end of this very long article was left out.</source>
        <translation>這篇文章極長，結尾已略去。</translation>
    </message>
    <message>
        <source>Tables nested more than four deep were flattened.</source>
        <translation>巢狀超過四層的表格已展平。</translation>
    </message>
    <message>
        <source>Tables after the first 5,000 cells were flattened.</source>
        <translation>前 5,000 個儲存格之後的表格已展平。</translation>
    </message>
    <message>
        <source>Tables that hold very long texts were flattened.</source>
        <translation>含有極長文字的表格已展平。</translation>
    </message>
    <message>
        <source>{} has no generation</source>
        <translation>{} 沒有代號</translation>
    </message>
    <message>
        <source>The index in {} is damaged, and can't be removed. Delete that folder and try again; nothing of yours is in it.</source>
        <translation>{} 中的索引已損壞，且無法移除。請刪除該資料夾後重試；其中沒有您的內容。</translation>
    </message>
    <message>
        <source>The index was damaged and has been built anew; nothing of yours is lost.</source>
        <translation>索引曾損壞，已經重建；您的內容沒有丟失。</translation>
    </message>
    <message>
        <source>The folder {} can't be seen any more. Connect the disk that holds it and reload the library; nothing was forgotten.</source>
        <translation>看不到資料夾 {} 了。請接上它所在的磁碟並重新載入文章庫；所有記錄都還在。</translation>
    </message>
    <message>
        <source>This article has left the list. Reload the library to see why.</source>
        <translation>這篇文章已不在清單中。請重新載入文章庫，檢視原因。</translation>
    </message>
    <message>
        <source>The library has changed since this list was made. Look at it again.</source>
        <translation>清單生成之後，文章庫有了變化。請重新檢視。</translation>
    </message>
    <message>
        <source>The folder can't be watched ({}), so new articles do not turn up by themselves. Choose Reload to see them.</source>
        <translation>無法監視資料夾（{}），新文章不會自動出現。請選「重新載入」檢視。</translation>
    </message>
    <message>
        <source>The lock {} can't be used. Delete it and try again.</source>
        <translation>鎖檔案 {} 無法使用。請刪除後重試。</translation>
    </message>
    <message>
        <source>The library has changed since this list was made, so nothing was marked. Look at the list, and choose it again.</source>
        <translation>清單生成之後，文章庫有了變化，因此沒有標記任何文章。請看過清單後再選一次。</translation>
    </message>
    <message>
        <source>The record of what you read was damaged. {}.</source>
        <translation>閱讀記錄已損壞。{}。</translation>
    </message>
    <message>
        <source>The record of what you read was missing. {}.</source>
        <translation>閱讀記錄不見了。{}。</translation>
    </message>
    <message>
        <source>The backup of {} was opened in its place</source>
        <translation>已改用 {} 的備份</translation>
    </message>
    <message>
        <source>{}, with what was newer about {} in the damaged file</source>
        <translation>{}，並補上了損壞檔案中較新的{}的記錄</translation>
    </message>
    <message>
        <source>There is no backup yet; what it held about {} could still be read</source>
        <translation>還沒有備份；其中{}的記錄仍可讀出</translation>
    </message>
    <message>
        <source>There is no backup yet, so it starts empty</source>
        <translation>還沒有備份，因此從空白開始</translation>
    </message>
    <message>
        <source>{}; the damaged file is kept as {}</source>
        <translation>{}；損壞的檔案儲存為 {}</translation>
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
        <translation>索引意外停止，重新開始後又停了。已建立的索引會保留。請選擇「重新載入」繼續。</translation>
    </message>
    <message>
        <source>What you read can't be kept in {} ({}), so it does not travel: it stays on this computer. Make room there, change its permissions, or switch it off in Settings.</source>
        <translation>閱讀記錄無法存入 {}（{}），因此不會帶到其他裝置，只留在這台電腦上。請騰出空間、更改權限，或在設定中關閉。</translation>
    </message>
    <message>
        <source>This installation of Broadsheet is not complete: apsw was installed without its checksums ({}). Install apsw anew from its wheel.</source>
        <translation>Broadsheet 安裝不完整：apsw 缺少總和檢查碼功能（{}）。請用 wheel 包重新安裝 apsw。</translation>
    </message>
    <message>
        <source>{} has no checksums</source>
        <translation>{} 沒有總和檢查碼</translation>
    </message>
    <message>
        <source>{} is damaged: a page fails its checksum</source>
        <translation>{} 已損壞：有一頁總和檢查碼不符</translation>
    </message>
    <message>
        <source>The record of what you read needs repair, which can't be done while another Broadsheet has this library open. Quit that one and try again.</source>
        <translation>閱讀記錄需要修復，而另一個 Broadsheet 正開啟著這個文章庫。請結束那一個後重試。</translation>
    </message>
    <message>
        <source>The record of what you read needs repair, which failed: {}. {}</source>
        <translation>閱讀記錄需要修復，但沒有成功：{}。{}</translation>
    </message>
    <message>
        <source>A starred article is no longer here: “{}”. Its star is kept, in case it comes back.</source>
        <translation>一篇收藏的文章已不在這裡：「{}」。收藏會保留，等它回來。</translation>
    </message>
    <message>
        <source>{} starred articles are no longer here, among them “{}”. Their stars are kept, in case they come back.</source>
        <translation>有 {} 篇收藏的文章已不在這裡，其中有「{}」。這些收藏會保留，等它們回來。</translation>
    </message>
    <message>
        <source>{}; the folder that stood in its place is kept as {}</source>
        <translation>{}；佔了它位置的資料夾保留為 {}</translation>
    </message>
    <message>
        <source>{} is a file, where Broadsheet needs a folder. Move it away and try again, or name another folder with --data.</source>
        <translation>{} 是一個檔案，而 Broadsheet 在那裡需要一個資料夾。請把它移開再試，或用 --data 指定別的資料夾。</translation>
    </message>
    <message>
        <source>This link leads back to a folder above it and is not followed.</source>
        <translation>這個連結指回它上層的資料夾，因此不跟隨。</translation>
    </message>
    <message>
        <source>The folder {} is empty, and {} articles were in it. Is its disk not connected? Connect it and reload the library; nothing was forgotten. If they are gone for good, choose Rebuild in its settings.</source>
        <translation>資料夾 {} 是空的，而裡面原有 {} 篇文章。是磁碟沒有連線嗎？請連線後重新載入這個庫；什麼都沒有忘掉。如果文章確實不要了，請在它的設定裡選擇「重建」。</translation>
    </message>
    <message>
        <source>The day's backup of what you read could not be made in {}: {} is a file, where Broadsheet needs a folder. Move it away.</source>
        <translation>無法在 {} 做當天的閱讀記錄備份：{} 是一個檔案，而 Broadsheet 在那裡需要一個資料夾。請把它移開。</translation>
    </message>
    <message>
        <source>The settings of this library can't be kept in {} ({}). Make room there, or change its permissions.</source>
        <translation>這個文章庫的設定無法儲存到 {}（{}）。請騰出空間，或更改權限。</translation>
    </message>
    <message>
        <source>This is a side file that macOS keeps beside another file, not an article.</source>
        <translation>這是 macOS 存放在別的檔案旁邊的附屬檔案，不是文章。</translation>
    </message>
    <message>
        <source>This text file does not open with front matter, so it is not an article.</source>
        <translation>這個文字檔開頭沒有檔案頭，因此不是文章。</translation>
    </message>
    <message>
        <source>This file can't be read ({}).</source>
        <translation>無法讀取這個檔案（{}）。</translation>
    </message>
    <message>
        <source>This address holds no picture.</source>
        <translation>這個地址沒有圖片。</translation>
    </message>
    <message>
        <source>it is no file of the library any more</source>
        <translation>它已不是文章庫中的檔案</translation>
    </message>
    <message>
        <source>The picture {} can't be read ({}).</source>
        <translation>無法讀取圖片 {}（{}）。</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>不是普通檔案</translation>
    </message>
    <message>
        <source>it is larger than 32 MB</source>
        <translation>大於 32 MB</translation>
    </message>
    <message>
        <source>it is larger than 64 MB</source>
        <translation>大於 64 MB</translation>
    </message>
    <message>
        <source>The picture in the article's text is damaged.</source>
        <translation>文章正文中的圖片已損壞。</translation>
    </message>
    <message>
        <source>The folder {} is gone, and its articles are here: what you read and starred there was taken over.</source>
        <translation>資料夾 {} 已不在，它的文章在這裡：您在那裡的已讀和收藏已經沿用過來。</translation>
    </message>
    <message>
        <source>Broadsheet stumbled over this file and left it out. Please report it.</source>
        <translation>Broadsheet 無法處理這個檔案，已略去。請報告。</translation>
    </message>
    <message>
        <source>The folder {} can't be read ({}). Check the disk and try again.</source>
        <translation>無法讀取資料夾 {}（{}）。請檢查磁碟後重試。</translation>
    </message>
    <message>
        <source>This link leads out of the library and is not followed.</source>
        <translation>這個連結指向文章庫之外，不予跟隨。</translation>
    </message>
    <message>
        <source>This is not a regular file, so it is not opened.</source>
        <translation>這不是普通檔案，因此不開啟。</translation>
    </message>
    <message>
        <source>This file is larger than 64 MB, so it is not opened.</source>
        <translation>這個檔案大於 64 MB，因此不開啟。</translation>
    </message>
    <message>
        <source>This folder can't be read ({}). Its articles are left out.</source>
        <translation>無法讀取這個資料夾（{}）。其中的文章已略去。</translation>
    </message>
    <message>
        <source>{} does not belong to the list beside it</source>
        <translation>{} 與旁邊的清單不相配</translation>
    </message>
    <message>
        <source>The record of what you read can't be used: {}. Quit Broadsheet and start it again; it is repaired then.</source>
        <translation>閱讀記錄無法使用：{}。請結束 Broadsheet 再啟動，屆時會修復。</translation>
    </message>
    <message>
        <source>{} is missing or empty</source>
        <translation>{} 不見了，或者是空的</translation>
    </message>
    <message>
        <source>Another Broadsheet is repairing {}. Try again in a minute.</source>
        <translation>另一個 Broadsheet 正在修復 {}。請一分鐘後重試。</translation>
    </message>
    <message>
        <source>{} is damaged: its tables are not as they were made</source>
        <translation>{} 已損壞：其中的表與原樣不符</translation>
    </message>
    <message>
        <source>The file to write to has no name. Name one, such as state.json.</source>
        <translation>沒有寫明寫到哪個檔案。請指定一個，例如 state.json。</translation>
    </message>
    <message>
        <source>{} is a folder. Name a file in it, such as state.json.</source>
        <translation>{} 是資料夾。請指定其中的檔案，例如 state.json。</translation>
    </message>
    <message>
        <source>{} is not there. Name a file that was exported.</source>
        <translation>{} 不存在。請選擇匯出的檔案。</translation>
    </message>
    <message>
        <source>{} is not a file. Name one that was exported.</source>
        <translation>{} 不是檔案。請選擇匯出的檔案。</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>檔案太大</translation>
    </message>
    <message>
        <source>it does not say that it holds the state of a library</source>
        <translation>它沒有寫明內容是文章庫的閱讀記錄</translation>
    </message>
    <message>
        <source>it does not name the version of its format</source>
        <translation>它沒有寫明格式的版本</translation>
    </message>
    <message>
        <source>a later version of Broadsheet has written it; update Broadsheet</source>
        <translation>它由更新版本的 Broadsheet 寫成，請更新 Broadsheet</translation>
    </message>
    <message>
        <source>an article has no path</source>
        <translation>有文章沒有路徑</translation>
    </message>
    <message>
        <source>{} is no path in a library</source>
        <translation>{} 不是文章庫中的路徑</translation>
    </message>
    <message>
        <source>an article is no object</source>
        <translation>有文章不是物件</translation>
    </message>
    <message>
        <source>“read” and “favourite” are true or false</source>
        <translation>「read」和「favourite」只能是 true 或 false</translation>
    </message>
    <message>
        <source>a position is no number</source>
        <translation>有位置不是數字</translation>
    </message>
    <message>
        <source>a position is not from 0 to 1</source>
        <translation>有位置不在 0 到 1 之間</translation>
    </message>
    <message>
        <source>a time is not in seconds since 1970</source>
        <translation>有時間不是自 1970 年起的秒數</translation>
    </message>
    <message>
        <source>a saved search is no object</source>
        <translation>有已存搜尋不是物件</translation>
    </message>
    <message>
        <source>a saved search has no words</source>
        <translation>有已存搜尋沒有詞語</translation>
    </message>
    <message>
        <source>a saved search has no name, or does not say what it looks through</source>
        <translation>有已存搜尋沒有名稱，或沒有寫明搜尋範圍</translation>
    </message>
    <message>
        <source>the category of a saved search is no list of names</source>
        <translation>有已存搜尋的分類不是名稱清單</translation>
    </message>
    <message>
        <source>a saved search looks where there is nothing, or sorts as nothing does</source>
        <translation>有已存搜尋的範圍或排序方式不存在</translation>
    </message>
    <message>
        <source>{} can't be imported: {}. Nothing was changed. Name a file that Export Reading State or “broadsheet state export” has written.</source>
        <translation>無法匯入 {}：{}。沒有改動任何內容。請選擇由「匯出閱讀記錄」或 broadsheet state export 寫出的檔案。</translation>
    </message>
    <message>
        <source>{} can't be read ({}). Check its permissions, or name another file.</source>
        <translation>無法讀取 {}（{}）。請檢查權限，或另選檔案。</translation>
    </message>
    <message>
        <source>it is not text in UTF-8</source>
        <translation>它不是 UTF-8 文字</translation>
    </message>
    <message>
        <source>it is not JSON, or only a part of it</source>
        <translation>它不是 JSON，或者不完整</translation>
    </message>
    <message>
        <source>“{}” is no list</source>
        <translation>「{}」不是清單</translation>
    </message>
    <message>
        <source>the path of an article is no text</source>
        <translation>有文章的路徑不是文字</translation>
    </message>
    <message>
        <source>a fingerprint is not in hex</source>
        <translation>有指紋不是十六進位</translation>
    </message>
    <message>
        <source>Nothing was imported, for it could not be undone: {}</source>
        <translation>沒有匯入任何內容，因為無法復原：{}</translation>
    </message>
    <message>
        <source>“{}” is not valid {}; it was read as it stands: {}</source>
        <translation>「{}」不是有效的 {}；已照原樣讀取：{}</translation>
    </message>
    <message>
        <source>The rest is too long to be shown here. Open the file in a text editor to read it.</source>
        <translation>其餘部分太長，無法在此顯示。請用文字編輯器開啟檔案閱讀。</translation>
    </message>
    <message>
        <source>Only the first {} characters of this article are shown.</source>
        <translation>只顯示這篇文章的前 {} 個字元。</translation>
    </message>
    <message>
        <source>it would follow a link out of the library, and watch all that</source>
        <translation>它會順著連結到文章庫之外，監視那裡的一切</translation>
    </message>
    <message>
        <source>{} can't be written ({}). Choose another place.</source>
        <translation>無法寫入 {}（{}）。請另選位置。</translation>
    </message>
    <message>
        <source>There is no room left for {}. Make room, or choose another disk.</source>
        <translation>沒有空間寫入 {}。請騰出空間，或另選磁碟。</translation>
    </message>
    <message>
        <source>Broadsheet may not write {}. Change the permissions of its folder, or choose another one.</source>
        <translation>Broadsheet 無權寫入 {}。請更改其資料夾的權限，或另選資料夾。</translation>
    </message>
    <message>
        <source>“{}” stands twice, the last one holds</source>
        <translation>「{}」出現兩次，以後一個為準</translation>
    </message>
    <message>
        <source>No article of this library is called “{}”: none has that path, address or title.</source>
        <translation>這個文章庫中沒有「{}」：沒有文章的路徑、地址或標題是它。</translation>
    </message>
    <message>
        <source>Broadsheet has not written it, or it is not here as a whole yet</source>
        <translation>它不是 Broadsheet 寫的，或者還沒有完整到達</translation>
    </message>
    <message>
        <source>it is no regular file, or too large</source>
        <translation>它不是普通檔案，或者太大</translation>
    </message>
    <message>
        <source>it is a link</source>
        <translation>它是連結</translation>
    </message>
    <message>
        <source>This line was not written by Broadsheet, or is damaged; it is ignored.</source>
        <translation>這一行不是 Broadsheet 寫的，或者已損壞；不予理會。</translation>
    </message>
    <message>
        <source>This journal of another device can't be used: {}.</source>
        <translation>另一台裝置的記錄無法使用：{}。</translation>
    </message>
    <message>
        <source>Video: {}</source>
        <translation>影片：{}</translation>
    </message>
    <message>
        <source>Audio: {}</source>
        <translation>音訊：{}</translation>
    </message>
    <message>
        <source>Media: {}</source>
        <translation>媒體：{}</translation>
    </message>
    <message>
        <source>Form: {}</source>
        <translation>表單：{}</translation>
    </message>
    <message>
        <source>Embedded page: {}</source>
        <translation>嵌入的網頁：{}</translation>
    </message>
    <message>
        <source>Embedded media: {}</source>
        <translation>嵌入的媒體：{}</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>權限不足</translation>
    </message>
    <message>
        <source>no such file or directory</source>
        <translation>沒有這個檔案或資料夾</translation>
    </message>
    <message>
        <source>no space left on device</source>
        <translation>磁碟已滿</translation>
    </message>
    <message>
        <source>input/output error</source>
        <translation>讀寫錯誤</translation>
    </message>
    <message>
        <source>is a directory</source>
        <translation>是資料夾</translation>
    </message>
    <message>
        <source>not a directory</source>
        <translation>不是資料夾</translation>
    </message>
    <message>
        <source>file name too long</source>
        <translation>檔名太長</translation>
    </message>
    <message>
        <source>read-only file system</source>
        <translation>檔案系統唯讀</translation>
    </message>
    <message>
        <source>too many levels of symbolic links</source>
        <translation>符號連結層數過多</translation>
    </message>
    <message>
        <source>stale file handle</source>
        <translation>檔案已不在原處</translation>
    </message>
    <message>
        <source>disk quota exceeded</source>
        <translation>超出磁碟配額</translation>
    </message>
    <message>
        <source>database disk image is malformed</source>
        <translation>資料庫內容已損壞</translation>
    </message>
    <message>
        <source>file is not a database</source>
        <translation>檔案不是資料庫</translation>
    </message>
    <message>
        <source>did not find expected key</source>
        <translation>缺少應有的鍵</translation>
    </message>
    <message>
        <source>mapping values are not allowed in this context</source>
        <translation>此處不允許「鍵: 值」</translation>
    </message>
    <message>
        <source>found unexpected end of stream</source>
        <translation>內容意外結束</translation>
    </message>
    <message>
        <source>found character that cannot start any token</source>
        <translation>有不能作為開頭的字元</translation>
    </message>
    <message>
        <source>could not find expected ':'</source>
        <translation>缺少應有的「:」</translation>
    </message>
    <message>
        <source>did not find expected ',' or ']'</source>
        <translation>缺少應有的「,」或「]」</translation>
    </message>
    <message>
        <source>did not find expected ',' or '}'</source>
        <translation>缺少應有的「,」或「}」</translation>
    </message>
    <message>
        <source>did not find expected &lt;document start&gt;</source>
        <translation>缺少應有的文件開頭</translation>
    </message>
    <message>
        <source>block sequence entries are not allowed in this context</source>
        <translation>此處不允許清單項</translation>
    </message>
    <message>
        <source>found unknown escape character</source>
        <translation>有不認識的跳脫字元</translation>
    </message>
    <message>
        <source>found a tab character that violates indentation</source>
        <translation>縮排中有定位字元</translation>
    </message>
    <message>
        <source>did not find expected '-' indicator</source>
        <translation>缺少應有的「-」</translation>
    </message>
    <message>
        <source>found duplicate anchor</source>
        <translation>錨點重複</translation>
    </message>
    <message>
        <source>found undefined alias</source>
        <translation>別名未定義</translation>
    </message>
    <message>
        <source>control characters are not allowed</source>
        <translation>不允許控制字元</translation>
    </message>
</context>
<context>
    <name>ListHeader</name>
    <message>
        <source>Newest first</source>
        <translation>從新到舊</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>從舊到新</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>按標題</translation>
    </message>
    <message>
        <source>By source</source>
        <translation>按來源</translation>
    </message>
    <message>
        <source>Best match first</source>
        <translation>最相關的在前</translation>
    </message>
    <message>
        <source>Order of the list</source>
        <translation>清單順序</translation>
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
        <translation>還原文字(&amp;R)</translation>
    </message>
</context>
<context>
    <name>Marking</name>
    <message>
        <source>There is nothing to undo: it changed nothing.</source>
        <translation>沒有可復原的：上一步什麼也沒有改變。</translation>
    </message>
</context>
<context>
    <name>Merging</name>
    <message>
        <source>Nothing changed: all that this file holds was known already.</source>
        <translation>沒有變化：這個檔案中的內容都已有了。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>復原</translation>
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
        <translation>新增 1 個已存搜尋</translation>
    </message>
    <message numerus="yes">
        <source>%Ln saved searches added</source>
        <translation>
            <numerusform>新增 %Ln 個已存搜尋</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Neighbours</name>
    <message>
        <source>No article of the list comes after this one.</source>
        <translation>清單裡後面沒有文章了。</translation>
    </message>
    <message>
        <source>No article of the list comes before this one.</source>
        <translation>清單裡前面沒有文章了。</translation>
    </message>
    <message>
        <source>There is nothing unread left here.</source>
        <translation>這裡沒有未讀文章了。</translation>
    </message>
    <message>
        <source>There is nothing unread before this.</source>
        <translation>前面沒有未讀文章了。</translation>
    </message>
</context>
<context>
    <name>OpenLibrary</name>
    <message>
        <source>{} holds no article that can be shown. Problems says why.</source>
        <translation>{} 中沒有可以顯示的文章。原因見「問題」。</translation>
    </message>
</context>
<context>
    <name>Outline</name>
    <message>
        <source>Outline</source>
        <translation>大綱</translation>
    </message>
</context>
<context>
    <name>Outside</name>
    <message>
        <source>No file manager answered. The file is {}</source>
        <translation>沒有檔案管理器回應。檔案是 {}</translation>
    </message>
    <message>
        <source>Broadsheet opens web and mail addresses only. This is {}</source>
        <translation>Broadsheet 只打開網頁和郵件地址。這個地址是 {}</translation>
    </message>
    <message>
        <source>No browser answered. The address is {}</source>
        <translation>沒有瀏覽器回應。地址是 {}</translation>
    </message>
    <message>
        <source>Write a mail to {}?</source>
        <translation>要給 {} 寫郵件嗎？</translation>
    </message>
</context>
<context>
    <name>PictureCommands</name>
    <message>
        <source>Remote images are blocked. Load Images, in the menu Article, loads them.</source>
        <translation>網路圖片未載入。要載入，請選「文章」選單中的「載入圖片」。</translation>
    </message>
    <message>
        <source>This article shows no pictures.</source>
        <translation>這篇文章沒有圖片。</translation>
    </message>
    <message>
        <source>Open Image</source>
        <translation>開啟圖片</translation>
    </message>
    <message>
        <source>Save Image As…</source>
        <translation>圖片另存為…</translation>
    </message>
    <message>
        <source>Copy Image</source>
        <translation>複製圖片</translation>
    </message>
    <message>
        <source>Copy Image Address</source>
        <translation>複製圖片地址</translation>
    </message>
    <message>
        <source>Load Images</source>
        <translation>載入圖片</translation>
    </message>
    <message>
        <source>Image copied</source>
        <translation>已複製圖片</translation>
    </message>
    <message>
        <source>Address copied</source>
        <translation>已複製地址</translation>
    </message>
    <message>
        <source>Save Image</source>
        <translation>儲存圖片</translation>
    </message>
    <message>
        <source>Broadsheet writes nothing into a library. Choose another folder.</source>
        <translation>Broadsheet 不向文章庫寫入任何內容。請選擇別的資料夾。</translation>
    </message>
    <message>
        <source>The image can't be saved to {} ({}).</source>
        <translation>圖片無法儲存到 {}（{}）。</translation>
    </message>
    <message>
        <source>Image saved to {}</source>
        <translation>圖片已儲存到 {}</translation>
    </message>
</context>
<context>
    <name>PictureObject</name>
    <message>
        <source>Picture</source>
        <translation>圖片</translation>
    </message>
</context>
<context>
    <name>PictureWindow</name>
    <message>
        <source>Image</source>
        <translation>圖片</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在載入…</translation>
    </message>
    <message>
        <source>{} × {} pixels</source>
        <translation>{} × {} 像素</translation>
    </message>
    <message>
        <source>Image {} of {}</source>
        <translation>第 {} 張，共 {} 張</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Only when I ask for them</source>
        <translation>只在我要求時</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>總是</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>從不</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>尋找設定</translation>
    </message>
    <message>
        <source>Reading and Library</source>
        <translation>閱讀與文章庫</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按鍵</translation>
    </message>
    <message>
        <source>Text as it was</source>
        <translation>還原文字</translation>
    </message>
    <message>
        <source>Size, typeface, fonts, line height, width, edges and rows as at the start</source>
        <translation>大小、字形、字型、行高、寬度、邊緣和清單行恢復初始設定</translation>
    </message>
    <message>
        <source>Rules for front matter</source>
        <translation>檔案頭規則</translation>
    </message>
    <message>
        <source>What categories and tags mean in this library; a change reads it again</source>
        <translation>這個庫的分類和標籤怎樣理解；更改後會重新讀取</translation>
    </message>
    <message>
        <source>Copies of the same text</source>
        <translation>相同的文章</translation>
    </message>
    <message>
        <source>Show a text once, however many files hold it; reading one reads all</source>
        <translation>同一篇文章不論有幾個檔案，只顯示一次；讀過一份就算全部讀過</translation>
    </message>
    <message>
        <source>Simplified and traditional</source>
        <translation>簡體與繁體</translation>
    </message>
    <message>
        <source>Whether a search for 经济 also finds 經濟; a change searches again</source>
        <translation>搜尋「经济」時是否也找「經濟」；更改後會重新搜尋</translation>
    </message>
    <message>
        <source>Remote images</source>
        <translation>網路圖片</translation>
    </message>
    <message>
        <source>Whether images are loaded from the web, which tells it what you read</source>
        <translation>是否從網上載入圖片；載入會讓對方知道您在讀什麼</translation>
    </message>
    <message>
        <source>Other devices</source>
        <translation>其他裝置</translation>
    </message>
    <message>
        <source>Writes what you read, star and search for into the folder .broadsheet of this library, for Syncthing, Dropbox, Nextcloud or git to carry along. Switched off, the folder stays until you delete it</source>
        <translation>把您的已讀、收藏和已存搜尋寫入這個庫的 .broadsheet 資料夾，由 Syncthing、Dropbox、Nextcloud 或 git 一併帶走。關閉後，資料夾會留到您刪除為止</translation>
    </message>
    <message>
        <source>Stars</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Those of articles that are no longer in the library are kept until they return</source>
        <translation>文章離開這個庫後，它的收藏會保留到它回來</translation>
    </message>
    <message>
        <source>Images kept</source>
        <translation>已存圖片</translation>
    </message>
    <message>
        <source>Those of all libraries that were fetched from the web; never in a library</source>
        <translation>所有文章庫從網上取來的圖片；不在文章庫中</translation>
    </message>
    <message>
        <source>Recent searches</source>
        <translation>最近的搜尋</translation>
    </message>
    <message>
        <source>Offered under the search box by the arrow down while it is empty</source>
        <translation>搜尋框空著時按向下鍵列出</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>Made from your files, for lists and search; made anew, it is as small as it gets</source>
        <translation>由您的檔案生成，供清單和搜尋使用；重建後體積最小</translation>
    </message>
    <message>
        <source>As detected</source>
        <translation>自動辨識</translation>
    </message>
    <message>
        <source>As detected: {}</source>
        <translation>自動辨識：{}</translation>
    </message>
    <message>
        <source>Rebuild</source>
        <translation>重建</translation>
    </message>
    <message>
        <source>Empty the Cache</source>
        <translation>清空快取</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Show once</source>
        <translation>只顯示一次</translation>
    </message>
    <message>
        <source>Tell them apart</source>
        <translation>加以區分</translation>
    </message>
    <message>
        <source>Keep my reading state in its folder .broadsheet</source>
        <translation>把閱讀記錄存入它的 .broadsheet 資料夾</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>還原</translation>
    </message>
    <message>
        <source>As the typeface</source>
        <translation>隨字形</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>The printer did not answer. Choose another one.</source>
        <translation>印表機沒有回應。請另選一台。</translation>
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
        <translation>編碼</translation>
    </message>
    <message>
        <source>fence</source>
        <translation>分隔線</translation>
    </message>
    <message>
        <source>file</source>
        <translation>檔案</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>資料夾</translation>
    </message>
    <message>
        <source>front matter</source>
        <translation>檔案頭</translation>
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
        <translation>需要留意的檔案</translation>
    </message>
    <message>
        <source>Open Article</source>
        <translation>開啟文章</translation>
    </message>
    <message>
        <source>Show File in Folder</source>
        <translation>在資料夾中顯示檔案</translation>
    </message>
    <message>
        <source>Copy Report</source>
        <translation>複製報告</translation>
    </message>
    <message>
        <source>Kind of problem</source>
        <translation>問題種類</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>問題</translation>
    </message>
    <message>
        <source>All kinds ({})</source>
        <translation>全部種類（{}）</translation>
    </message>
    <message>
        <source>Each of these opens and can be found, as far as it could be read; this is what had to be assumed. Broadsheet changes no file: mend it in an editor.</source>
        <translation>這些檔案凡能讀出的部分都可以開啟和搜尋；下面列出的是讀取時不得不作的推測。Broadsheet 不改動檔案：要修正，請用編輯器。</translation>
    </message>
    <message>
        <source>None but of the kinds that you left out.</source>
        <translation>除您略去的種類外，沒有問題。</translation>
    </message>
    <message>
        <source>None. Every file here was read as it stands.</source>
        <translation>沒有問題。所有檔案都已照原樣讀取。</translation>
    </message>
    <message>
        <source>Left out: {}. Show again</source>
        <translation>已略去：{}。重新顯示</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Leave Out Kind: {}</source>
        <translation>略去此類問題：{}</translation>
    </message>
</context>
<context>
    <name>ProblemsModel</name>
    <message>
        <source>File</source>
        <translation>檔案</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>What is the matter</source>
        <translation>問題</translation>
    </message>
</context>
<context>
    <name>ReadingState</name>
    <message>
        <source>{} reading state.json</source>
        <translation>{} 閱讀記錄.json</translation>
    </message>
    <message>
        <source>Export Reading State</source>
        <translation>匯出閱讀記錄</translation>
    </message>
    <message>
        <source>What is known of {articles} was written to {place}</source>
        <translation>已將 {articles}的閱讀記錄寫入 {place}</translation>
    </message>
    <message>
        <source>Show in Folder</source>
        <translation>在資料夾中顯示</translation>
    </message>
    <message>
        <source>Import Reading State</source>
        <translation>匯入閱讀記錄</translation>
    </message>
    <message>
        <source>Reading state (*.json)</source>
        <translation>閱讀記錄 (*.json)</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>&amp;Clear This List</source>
        <translation>清除此清單(&amp;C)</translation>
    </message>
</context>
<context>
    <name>SavingAs</name>
    <message>
        <source>{} is there already. Replace it?</source>
        <translation>{} 已存在。要替換嗎？</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search</source>
        <translation>搜尋</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>搜尋文章庫</translation>
    </message>
    <message>
        <source>All words must occur. "a phrase", -without, a OR b, title:, author:, category:, date:2021-05, is:unread, is:favourite  ( / )</source>
        <translation>每個詞都要出現。“片語”、-排除、甲 OR 乙、標題:、作者:、分類:、日期:2021-05、是:未讀、是:收藏（按 / 鍵）</translation>
    </message>
</context>
<context>
    <name>SearchHelp</name>
    <message>
        <source>Whole library</source>
        <translation>整個庫</translation>
    </message>
    <message>
        <source>Only {}</source>
        <translation>僅「{}」</translation>
    </message>
    <message>
        <source>Search the whole library ({})</source>
        <translation>搜尋整個庫 ({})</translation>
    </message>
    <message>
        <source>Search only in {place} ({key})</source>
        <translation>只在「{place}」中搜尋 ({key})</translation>
    </message>
    <message>
        <source>Search for “{words}” ({count})</source>
        <translation>改搜「{words}」（{count} 篇）</translation>
    </message>
    <message>
        <source>“{}”</source>
        <translation>「{}」</translation>
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
        <translation>語言</translation>
    </message>
    <message>
        <source>Of the window, its dates and numbers</source>
        <translation>視窗的文字、日期和數字</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟隨系統</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主題</translation>
    </message>
    <message>
        <source>Light, sepia, dark, or as the desktop has it</source>
        <translation>淺色、米黃、深色，或跟隨桌面</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟隨桌面</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>淺色</translation>
    </message>
    <message>
        <source>Sepia</source>
        <translation>米黃</translation>
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
        <translation>視窗大小</translation>
    </message>
    <message>
        <source>Its text and all else; 100 % is as other programs have it</source>
        <translation>視窗的文字和其他一切；100 % 與其他程式相同</translation>
    </message>
    <message>
        <source>Typeface</source>
        <translation>字形</translation>
    </message>
    <message>
        <source>What articles are set in, by the language of each</source>
        <translation>文章用什麼字形，依各篇的語言而定</translation>
    </message>
    <message>
        <source>Without serifs</source>
        <translation>黑體（無襯線）</translation>
    </message>
    <message>
        <source>With serifs</source>
        <translation>宋體（有襯線）</translation>
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
        <translation>緊湊</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>標準</translation>
    </message>
    <message>
        <source>Loose</source>
        <translation>寬鬆</translation>
    </message>
    <message>
        <source>Very loose</source>
        <translation>很寬鬆</translation>
    </message>
    <message>
        <source>Width of the text</source>
        <translation>正文寬度</translation>
    </message>
    <message>
        <source>How long the lines of articles are at most</source>
        <translation>正文每行最長多少</translation>
    </message>
    <message>
        <source>Narrow</source>
        <translation>窄</translation>
    </message>
    <message>
        <source>Wide</source>
        <translation>寬</translation>
    </message>
    <message>
        <source>All of the pane</source>
        <translation>佔滿窗格</translation>
    </message>
    <message>
        <source>Edges of the text</source>
        <translation>正文邊緣</translation>
    </message>
    <message>
        <source>Whether lines are stretched until they are justified</source>
        <translation>是否拉伸各行，使兩端對齊</translation>
    </message>
    <message>
        <source>Ragged on the right</source>
        <translation>左對齊</translation>
    </message>
    <message>
        <source>Justified</source>
        <translation>兩端對齊</translation>
    </message>
    <message>
        <source>Font for Chinese</source>
        <translation>中文字型</translation>
    </message>
    <message>
        <source>The family that Chinese articles are set in</source>
        <translation>中文文章使用的字型</translation>
    </message>
    <message>
        <source>Font for Japanese</source>
        <translation>日文字型</translation>
    </message>
    <message>
        <source>The family that Japanese articles are set in</source>
        <translation>日文文章使用的字型</translation>
    </message>
    <message>
        <source>Font for Korean</source>
        <translation>韓文字型</translation>
    </message>
    <message>
        <source>The family that Korean articles are set in</source>
        <translation>韓文文章使用的字型</translation>
    </message>
    <message>
        <source>Font for other languages</source>
        <translation>其他語言字型</translation>
    </message>
    <message>
        <source>The family that articles in Latin letters are set in</source>
        <translation>拉丁字母文章使用的字型</translation>
    </message>
    <message>
        <source>Chinese characters</source>
        <translation>漢字</translation>
    </message>
    <message>
        <source>In which articles and the list are shown; files stay</source>
        <translation>文章和清單用哪種漢字顯示；檔案不變</translation>
    </message>
    <message>
        <source>As they are written</source>
        <translation>照原樣</translation>
    </message>
    <message>
        <source>Simplified</source>
        <translation>簡體</translation>
    </message>
    <message>
        <source>Traditional</source>
        <translation>繁體</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>大綱</translation>
    </message>
    <message>
        <source>The headings of a long article beside its text</source>
        <translation>在長文章旁列出各級標題</translation>
    </message>
    <message>
        <source>Where there is room</source>
        <translation>有空間時</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>總是</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>從不</translation>
    </message>
    <message>
        <source>Rows of the list</source>
        <translation>清單行</translation>
    </message>
    <message>
        <source>How much of each article the list shows</source>
        <translation>清單中每篇文章顯示多少</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>緊湊</translation>
    </message>
    <message>
        <source>Roomy</source>
        <translation>寬鬆</translation>
    </message>
    <message>
        <source>The list stands</source>
        <translation>清單的位置</translation>
    </message>
    <message>
        <source>Where the list is, and how the window is shared</source>
        <translation>清單放在哪裡，視窗怎樣劃分</translation>
    </message>
    <message>
        <source>Beside the article</source>
        <translation>在文章旁邊</translation>
    </message>
    <message>
        <source>Above the article</source>
        <translation>在文章上方</translation>
    </message>
    <message>
        <source>Number on the icon</source>
        <translation>圖示上的數字</translation>
    </message>
    <message>
        <source>In the dock or taskbar, where the desktop shows one</source>
        <translation>在程式塢或工作列裡，要看桌面是否支援</translation>
    </message>
    <message>
        <source>Unread articles</source>
        <translation>未讀文章數</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不顯示</translation>
    </message>
    <message>
        <source>An article counts as read</source>
        <translation>何時算讀過</translation>
    </message>
    <message>
        <source>When the dot in front of its title goes</source>
        <translation>標題前的圓點何時消失</translation>
    </message>
    <message>
        <source>At once when it is shown</source>
        <translation>一顯示就算</translation>
    </message>
    <message>
        <source>After it was shown for a while</source>
        <translation>顯示一段時間後</translation>
    </message>
    <message>
        <source>At the end of the article</source>
        <translation>讀到文末</translation>
    </message>
    <message>
        <source>Only when I say so</source>
        <translation>由我自己標記</translation>
    </message>
    <message>
        <source>A while is</source>
        <translation>顯示多久</translation>
    </message>
    <message>
        <source>Seconds until a shown article counts as read</source>
        <translation>文章顯示多少秒後算讀過</translation>
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
        <translation>快速鍵</translation>
    </message>
    <message>
        <source>Find a key or an action</source>
        <translation>尋找按鍵或操作</translation>
    </message>
    <message>
        <source>Change Keys…</source>
        <translation>更改按鍵…</translation>
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
        <translation>這篇文章不是中文。</translation>
    </message>
    <message>
        <source>This article can't be shown</source>
        <translation>無法顯示這篇文章</translation>
    </message>
    <message>
        <source>No article selected</source>
        <translation>沒有選中文章</translation>
    </message>
    <message>
        <source>Choose one from the list.</source>
        <translation>請從清單中選擇一篇。</translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message>
        <source>Suggestions</source>
        <translation>建議</translation>
    </message>
</context>
<context>
    <name>TextReset</name>
    <message>
        <source>The text is set as it comes</source>
        <translation>文字恢復了原樣</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>復原</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>復原</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Menu</source>
        <translation>選單</translation>
    </message>
    <message>
        <source>Text and theme</source>
        <translation>文字與主題</translation>
    </message>
    <message>
        <source>Menu ({})</source>
        <translation>選單 ({})</translation>
    </message>
</context>
<context>
    <name>Visits</name>
    <message>
        <source>{} is no longer in the library.</source>
        <translation>{} 已不在文章庫中。</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Open a folder of articles: Hexo, Jekyll and Hugo sites, or clippings from the web. Drop one here, or choose it. Nothing in it is ever changed.</source>
        <translation>開啟一個文章資料夾：Hexo、Jekyll、Hugo 網站，或網頁剪藏。拖到這裡，或點選一個。裡面的內容絕不會被改動。</translation>
    </message>
    <message>
        <source>Open Folder…</source>
        <translation>開啟資料夾…</translation>
    </message>
    <message>
        <source>Read the Guide</source>
        <translation>閱讀指南</translation>
    </message>
    <message>
        <source>Recent folders</source>
        <translation>最近開啟的資料夾</translation>
    </message>
</context>
<context>
    <name>WhichArticles</name>
    <message>
        <source>What is chosen ({})</source>
        <translation>選中的（{}）</translation>
    </message>
    <message>
        <source>The list ({})</source>
        <translation>整個清單（{}）</translation>
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
        <translation>未讀</translation>
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
        <translation>問題</translation>
    </message>
    <message>
        <source>Waiting for another Broadsheet that reads this folder…</source>
        <translation>正在等候另一個讀取此資料夾的 Broadsheet…</translation>
    </message>
    <message>
        <source>Looking through the folder…</source>
        <translation>正在檢視資料夾…</translation>
    </message>
    <message>
        <source>Reading {done} of {total}</source>
        <translation>正在讀取 {done} / {total}</translation>
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
        <translation>{}（現在不在）</translation>
    </message>
    <message>
        <source>{count} in {time} ms</source>
        <translation>{count} 篇，{time} 毫秒</translation>
    </message>
    <message>
        <source>“{}”</source>
        <translation>「{}」</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>The newest {} hits stand by relevance; older ones follow by date.</source>
        <translation>最新的 {} 篇按相關度排列，更早的按日期接在後面。</translation>
    </message>
    <message>
        <source>Searched so far: {done} of {total} articles.</source>
        <translation>目前已搜尋 {done} / {total} 篇文章。</translation>
    </message>
    <message>
        <source>checked for changes every few seconds</source>
        <translation>每隔幾秒檢查一次變化</translation>
    </message>
    <message>
        <source>choose Reload to see what has changed</source>
        <translation>選「重新載入」檢視變化</translation>
    </message>
    <message>
        <source>Looking through the folder</source>
        <translation>正在檢視資料夾</translation>
    </message>
    <message>
        <source>The first articles appear in a moment.</source>
        <translation>第一批文章馬上出現。</translation>
    </message>
    <message>
        <source>No articles in this folder</source>
        <translation>這個資料夾中沒有文章</translation>
    </message>
    <message>
        <source>Broadsheet reads .md, .markdown, .mdown, .html and .htm files, and .txt files that open with front matter. {} opens another folder.</source>
        <translation>Broadsheet 讀取 .md、.markdown、.mdown、.html 和 .htm 檔案，以及帶檔案頭的 .txt 檔案。按 {} 開啟別的資料夾。</translation>
    </message>
    <message>
        <source>{} stars an article.</source>
        <translation>按 {} 收藏一篇文章。</translation>
    </message>
    <message>
        <source>{} shows all articles.</source>
        <translation>按 {} 顯示全部文章。</translation>
    </message>
    <message>
        <source>{u} shows what is read; {n} goes to the next unread.</source>
        <translation>按 {u} 顯示已讀的，按 {n} 轉到下一篇未讀。</translation>
    </message>
    <message>
        <source>Its articles have gone. {} shows all that there are.</source>
        <translation>原有的文章已經不在。按 {} 顯示全部文章。</translation>
    </message>
    <message>
        <source>No favourites yet</source>
        <translation>還沒有收藏</translation>
    </message>
    <message>
        <source>Not understood, taken as plain words: {}</source>
        <translation>未能辨識，按普通詞語搜尋：{}</translation>
    </message>
    <message>
        <source>None of {total} articles is searched yet.</source>
        <translation>{total} 篇文章都還沒有搜尋到。</translation>
    </message>
    <message>
        <source>Nothing dated today</source>
        <translation>今天還沒有文章</translation>
    </message>
    <message>
        <source>Nothing unread here</source>
        <translation>這裡沒有未讀文章</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>這裡沒有文章</translation>
    </message>
    <message>
        <source>Nothing found for “{}”</source>
        <translation>沒有找到「{}」</translation>
    </message>
    <message>
        <source>The library is still being indexed; more may turn up.</source>
        <translation>索引尚未建完，可能還會找到更多。</translation>
    </message>
    <message>
        <source>Try fewer words, or another spelling. Esc ends the search.</source>
        <translation>試試少用幾個詞，或換個寫法。按 Esc 結束搜尋。</translation>
    </message>
</context>
<context>
    <name>Worker</name>
    <message>
        <source>Something went wrong that Broadsheet did not foresee ({}). Reload the library; if it happens again, please report it.</source>
        <translation>發生了 Broadsheet 沒有料到的錯誤（{}）。請重新載入文章庫；如再次發生，請報告。</translation>
    </message>
</context>
<context>
    <name>_Dialog</name>
    <message>
        <source>Stars without an article</source>
        <translation>沒有文章的收藏</translation>
    </message>
    <message>
        <source>The files of these starred articles have gone. Put one back where it was, and it is starred again.</source>
        <translation>這些收藏的文章，檔案已不在。把檔案放回原處，它就又是收藏。</translation>
    </message>
    <message>
        <source>Forget These Stars</source>
        <translation>忘掉這些收藏</translation>
    </message>
</context>
<context>
    <name>_Job</name>
    <message>
        <source>It leads to an address that is none of the web.</source>
        <translation>它指向的不是網頁地址。</translation>
    </message>
    <message>
        <source>{} can't be found. Is this computer on the network?</source>
        <translation>找不到 {}。這台電腦連上網路了嗎？</translation>
    </message>
    <message>
        <source>{} lies in a private network, where no article may reach.</source>
        <translation>{} 位於內部網路，不允許文章存取。</translation>
    </message>
    <message>
        <source>It leads from one address to the next without end.</source>
        <translation>它從一個地址轉到下一個，沒有盡頭。</translation>
    </message>
    <message>
        <source>{} has it no longer.</source>
        <translation>{} 已不再提供。</translation>
    </message>
    <message>
        <source>{} doesn't hand it out (error {}).</source>
        <translation>{} 拒絕提供（錯誤 {}）。</translation>
    </message>
    <message>
        <source>The connection to {} isn't safe.</source>
        <translation>與 {} 的連線不安全。</translation>
    </message>
    <message>
        <source>{} doesn't answer.</source>
        <translation>{} 沒有回應。</translation>
    </message>
    <message>
        <source>The connection to {} broke.</source>
        <translation>與 {} 的連線中斷了。</translation>
    </message>
    <message>
        <source>It is larger than {} MB.</source>
        <translation>它大於 {} MB。</translation>
    </message>
    <message>
        <source>{} takes too long.</source>
        <translation>{} 太慢了。</translation>
    </message>
</context>
</TS>
