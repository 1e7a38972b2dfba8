// makes the page
