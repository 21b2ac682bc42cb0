"""A made-up year and more in four regencies, for trying out and for showing (``manage.py demo``).

The same seed and the same day give the same rows. Everything is counted from today, so that the queue of permits is
never stale. Bodies of the state carry their real names; every person, account, hotel and company is fictional.
Who is where is planned first (``places``), then told as papers, jobs and stays, and last reported by the reporters.
"""
