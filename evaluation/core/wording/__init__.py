"""Reading word by word: each known word becomes one character, and a phrase a short expression over them."""
