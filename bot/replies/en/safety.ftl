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
report-thanks = Thank you. Those who look after this place will have a look; they are not told who reported it.
report-enough = Thank you, several reports of yours have arrived already. Please wait a while.
report-nowhere = Nobody has chosen where reports are read here. Please tell an admin.
report-removed = It was taken away.
report-not-yours = Only those who look after this place can take it away.
setting-reports = Where reports are read
