"""The pages of the preview itself: what stands around a journey's own pages while its designers look at it."""
