# Words that are not drawn, breaks, and reports.

refused-own = This is not drawn here. Would you like to try other words?
refused-somebody = I draw invented characters only, nobody's likeness. Tell me what you imagine instead: hair, eyes, clothes, a mood.
break-seconds = Let's take a little break. In { $seconds ->
    [one] a second
   *[other] { $seconds } seconds
} I'll gladly draw again.
break-minutes = Let's take a little break. In { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
} I'll gladly draw again.
button-report = 🚩 Report
button-remove = 🗑️ Take it away
report = A picture was reported here. It was drawn by Mochi from the recipe below; please have a look.
report-thanks = Thank you. The people of this server will have a look; they are not told who reported it.
report-enough = Thank you, the people of this server have several reports of yours already. Please wait a while.
report-nowhere = This server has not chosen a place for reports. Please tell one of its admins.
report-removed = It was taken away.
report-not-yours = Only those who look after this server can take it away.
setting-reports = Channel for reports
